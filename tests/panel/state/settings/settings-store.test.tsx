import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProblems } from '../../../../src/ui/state/problems.ts';
import { defaultSettings } from '../../../../src/ui/state/settings/settings.ts';
import { loadSettings, type SettingsState } from '../../../../src/ui/state/settings/settings-store.ts';
import { createWorld } from '../../fixtures/platform.ts';

const opened: SettingsState[] = [];
/** A panel's settings, over storage that all panels of a world share. */
async function open(world: ReturnType<typeof createWorld>) {
  const problems = createProblems();
  const state = await loadSettings(world.platform.settings, problems);
  opened.push(state);
  return { state, problems };
}
const rest = () => vi.advanceTimersByTimeAsync(300);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const state of opened.splice(0)) state.dispose();
  vi.useRealTimers();
});

test('a language that was chosen here, and then twice elsewhere, is the last one', async () => {
  const world = createWorld();
  const { state } = await open(world);
  state.change({ language: 'fr' });
  await rest();
  world.store({ language: 'es' });
  world.store({ language: 'fr' });
  expect(state.settings.value.language).toBe('fr');
  world.store({ language: 'es' });
  expect(state.settings.value.language).toBe('es');
});

test('two panels that change different settings at once both keep theirs', async () => {
  const world = createWorld();
  const [one, other] = [await open(world), await open(world)];
  one.state.change({ theme: 'dark', layout: { ...defaultSettings.layout, inlineShare: 30 } });
  other.state.change({ keepLog: false, layout: { ...defaultSettings.layout, foldedSections: ['fix'] } });
  await rest();
  for (const { state } of [one, other])
    expect(state.settings.value).toMatchObject({
      theme: 'dark',
      keepLog: false,
      layout: { inlineShare: 30, foldedSections: ['fix'] },
    });
  expect((await open(world)).state.settings.value).toEqual(one.state.settings.value);
});

test('only what was changed here is stored', async () => {
  const world = createWorld();
  const { state } = await open(world);
  state.change({ ...state.settings.value, theme: 'light' });
  await rest();
  expect(world.stored).toEqual({ theme: 'light' });
});

test('a change that could not be stored holds, is said to the reader, and is stored when asked for', async () => {
  const world = createWorld();
  const { state, problems } = await open(world);
  world.refusal = 'quota exceeded';
  state.change({ theme: 'dark' });
  await rest();
  expect(state.settings.value.theme).toBe('dark');
  const [problem] = problems.list.value;
  expect(JSON.stringify(problem?.message)).toContain('quota exceeded');
  world.store({ theme: 'light' });
  expect(state.settings.value.theme).toBe('dark');
  world.refusal = null;
  problem?.retry?.();
  await rest();
  expect(world.stored).toMatchObject({ theme: 'dark' });
  expect(problems.list.value).toEqual([]);
});

test('settings that cannot be loaded are the defaults, and the reader is told', async () => {
  const world = createWorld();
  Object.assign(world.platform.settings, { load: () => Promise.reject(new Error('corrupt')) });
  const { state, problems } = await open(world);
  expect(state.settings.value).toEqual(defaultSettings);
  expect(JSON.stringify(problems.list.value)).toContain('corrupt');
});
