import { type Signal, signal } from '@preact/signals';
import { chooseLocale } from '../../i18n/index.ts';
import type { Platform } from '../platform.ts';
import { createInterpreter } from '../store/interpreter.ts';
import { createPanelStore, type PanelStore } from '../store/panel-store.ts';
import { languageWish, parseRoute, type Route } from './route.ts';
import { createWords, type WordsStore } from './words.ts';

/** Everything that the panel's views share. */
export interface Panel {
  readonly platform: Platform;
  readonly store: PanelStore;
  readonly words: WordsStore;
  readonly route: Signal<Route>;
}

/** Makes the panel over its surroundings; ready to be shown once the first words are loaded. */
export async function createPanel(platform: Platform): Promise<Panel> {
  const words = createWords(['interface']);
  const wish = languageWish(window.location);
  const store = createPanelStore(platform.connect(), createInterpreter);
  const route = signal<Route>(parseRoute(window.location.hash) ?? { view: 'live' });
  await words.speak(chooseLocale([...(wish ? [wish] : []), ...platform.languages]));
  return { platform, store, words, route };
}
