import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { locales } from '../../../locales/index.ts';
import { iconDrawing, iconFolder, picturesFolder, textsOf } from './places.ts';
import { repackPng } from './repack-png.ts';

/** Pixels of each icon, and of the drawing within: Chrome's store wants 128 with a margin of 16 (see docs/store/README.md). */
const icons = [
  { size: 16, drawn: 16 },
  { size: 24, drawn: 24 },
  { size: 32, drawn: 32 },
  { size: 48, drawn: 48 },
  { size: 96, drawn: 96 },
  { size: 128, drawn: 96 },
] as const;
/** Edge's store shows a logo of its own. */
const logo = { size: 300, drawn: 240 } as const;

const dataUrl = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`;

interface Picture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly html: string;
  readonly transparent?: boolean;
}

async function draw(page: Page, { file, width, height, html, transparent = false }: Picture): Promise<void> {
  await page.setViewport({ width, height, deviceScaleFactor: 1 });
  await page.setContent(html);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await writeFile(file, repackPng(Buffer.from(await page.screenshot({ omitBackground: transparent }))));
}

const iconPage = (drawing: string, drawn: number): string => `<!doctype html>
<style>body { margin: 0; height: 100vh; display: grid; place-items: center } img { display: block }</style>
<img src="${drawing}" width="${drawn}" height="${drawn}" alt="">`;

const tileStyle = `
  body { margin: 0; height: 100vh; overflow: hidden; position: relative; background: #10233f; color: #fff;
    font-family: system-ui, sans-serif }
  main { box-sizing: border-box; height: 100%; display: flex; flex-direction: column; justify-content: center }
  h1 { margin: 0; font-weight: 700; line-height: 1.1 }
  p { margin: 0; color: #cfe2ff; line-height: 1.3; text-wrap: balance }`;

interface TileWords {
  readonly language: string;
  readonly direction: string;
  readonly name: string;
  readonly sentence: string;
}

const tilePage = (
  { language, direction, name, sentence }: TileWords,
  drawing: string,
  style: string,
  more = '',
): string => `<!doctype html>
<html lang="${language}" dir="${direction}"><style>${tileStyle}${style}</style>
<main><img class="icon" src="${drawing}" alt=""><h1>${name}</h1><p>${sentence}</p></main>${more}</html>`;

const smallStyle = `
  main { align-items: center; text-align: center; padding: 0 28px }
  .icon { width: 96px } h1 { font-size: 46px; margin: 10px 0 8px } p { font-size: 22px }`;

const largeStyle = `
  main { width: 580px; padding-inline: 72px 40px }
  .icon { width: 120px } h1 { font-size: 76px; margin: 20px 0 16px } p { font-size: 34px }
  .panel { position: absolute; inset-block-start: 60px; inset-inline-start: 600px; width: 1024px;
    border-radius: 10px; box-shadow: 0 12px 48px #0009 }`;

/** The extension's name and what it is, which its name in the stores joins by a colon. */
async function wordsOf(language: string): Promise<Pick<TileWords, 'name' | 'sentence'>> {
  const { name } = JSON.parse(await readFile(textsOf(language), 'utf8')) as { readonly name: string };
  const [brand = '', sentence = ''] = name.split(/[:：]/);
  const words = sentence.trim();
  return { name: brand.trim(), sentence: words.charAt(0).toLocaleUpperCase(language) + words.slice(1) };
}

async function drawTiles(page: Page, drawing: string): Promise<void> {
  for (const { id: language, direction } of locales) {
    const folder = join(picturesFolder, language);
    const words: TileWords = { language, direction, ...(await wordsOf(language)) };
    const shot = dataUrl('image/png', await readFile(join(folder, '1-cause-and-fix.png')));
    const panel = `<img class="panel" src="${shot}" alt="">`;
    await draw(page, {
      file: join(folder, 'tile-440x280.png'),
      width: 440,
      height: 280,
      html: tilePage(words, drawing, smallStyle),
    });
    await draw(page, {
      file: join(folder, 'tile-1400x560.png'),
      width: 1400,
      height: 560,
      html: tilePage(words, drawing, largeStyle, panel),
    });
  }
}

/** Draws the icons in all sizes and, from the screenshots taken before, the tiles of every language. */
export async function drawArtwork(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await mkdir(iconFolder, { recursive: true });
  const drawing = dataUrl('image/svg+xml', await readFile(iconDrawing));
  const files = [
    ...icons.map((icon) => ({ ...icon, file: join(iconFolder, `${icon.size}.png`) })),
    { ...logo, file: join(picturesFolder, 'logo-300.png') },
  ];
  for (const { size, drawn, file } of files)
    await draw(page, {
      file,
      width: size,
      height: size,
      html: iconPage(drawing, drawn),
      transparent: true,
    });
  await drawTiles(page, drawing);
  await page.close();
}
