import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '../../locales/index.ts';

const root = join(import.meta.dirname, '../..');
const pictures = 'docs/store/pictures';
const languages = locales.map(({ id }) => id);
const screenshots = [
  '1-cause-and-fix.png',
  '2-idle-timeout.png',
  '3-reconnect-loop.png',
  '4-last-words.png',
  '5-compare-codes.png',
];
const megabyte = 1_000_000;

/** Width x height in a PNG's first chunk (PNG specification, section 11.2.1, IHDR). */
function sizeOf(file: string): string {
  const bytes = readFileSync(join(root, file));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/** Colour type in the same chunk: 2 is RGB without alpha, which is what Chrome's store takes. */
function colourTypeOf(file: string): number | undefined {
  return readFileSync(join(root, file))[25];
}

test('every language of the extension has its pictures, and no other', () => {
  const folders = globSync('*/', { cwd: join(root, pictures) }).map((name) => name.replace(/\/$/, ''));
  expect(folders.filter((name) => !name.includes('.')).sort()).toEqual([...languages].sort());
});

describe.each(languages)('%s', (language) => {
  const folder = `${pictures}/${language}`;

  test('has the five screenshots and the two tiles, and nothing else', () => {
    const found = globSync('*', { cwd: join(root, folder) });
    expect(found.sort()).toEqual([...screenshots, 'tile-1400x560.png', 'tile-440x280.png'].sort());
  });

  test('none of them has transparent parts', () => {
    const files = globSync('*', { cwd: join(root, folder) });
    expect(files.filter((name) => colourTypeOf(`${folder}/${name}`) !== 2)).toEqual([]);
  });

  test.each(screenshots)('%s is 1280 pixels wide and 800 high', (name) => {
    expect(sizeOf(`${folder}/${name}`)).toBe('1280x800');
  });

  test.each(['440x280', '1400x560'])('its tile of %s has that size', (size) => {
    expect(sizeOf(`${folder}/tile-${size}.png`)).toBe(size);
  });
});

test.each([16, 24, 32, 48, 96, 128])('the icon of %i pixels has that size', (size) => {
  expect(sizeOf(`public/icon/${size}.png`)).toBe(`${size}x${size}`);
});

test('no icon is there that the drawing does not make', () => {
  expect(globSync('public/icon/*', { cwd: root })).toHaveLength(6);
});

test('the logo for Edge has its size', () => {
  expect(sizeOf(`${pictures}/logo-300.png`)).toBe('300x300');
});

test('the README shows a picture of the same size', () => {
  expect(sizeOf('docs/panel.png')).toBe('1280x800');
});

test('all pictures together stay below 8 MB, since every clone has them', () => {
  const files = globSync(`${pictures}/**/*.png`, { cwd: root });
  const total = files.reduce((sum, file) => sum + readFileSync(join(root, file)).length, 0);
  expect(total).toBeLessThan(8 * megabyte);
});

test('every picture is named in the list of what the stores are given', () => {
  const list = readFileSync(join(root, 'docs/store/README.md'), 'utf8');
  const names = [...screenshots, 'tile-440x280.png', 'tile-1400x560.png', 'logo-300.png'];
  expect(names.filter((name) => !list.includes(`\`${name}\``))).toEqual([]);
});

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Chromium takes one icon for light and dark toolbars; 3:1 is what WCAG 2.2 asks of a graphic (criterion 1.4.11). */
describe('the icon stands out', () => {
  const drawing = readFileSync(join(root, 'docs/icon.svg'), 'utf8');
  const [, bubble = ''] = /fill="(#[0-9a-f]{6})"/.exec(drawing) ?? [];

  test.each([
    ['Chromium, light', '#ffffff'],
    ['Chromium, dark', '#3c3c3c'],
    ['Firefox, light', '#f9f9fb'],
    ['Firefox, dark', '#2b2a33'],
  ])('from the toolbar of %s', (_, toolbar) => {
    expect(contrast(bubble, toolbar)).toBeGreaterThanOrEqual(3);
  });

  test('and its white lines from its bubble', () => {
    expect(drawing).toContain('stroke="#fff"');
    expect(contrast(bubble, '#ffffff')).toBeGreaterThanOrEqual(3);
  });
});
