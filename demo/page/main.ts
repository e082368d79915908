import type { Places } from '../endings/places.ts';
import type { Ending } from '../endings/types.ts';
import { endings } from '../endings.ts';
import type { Message } from './open-socket.ts';
import { note, restoreResults } from './results.ts';
import { run } from './run.ts';

const places: Places = await (await fetch('/places.json')).json();

function makeButton(ending: Ending): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.ending = ending.id;
  button.textContent = ending.seconds ? `${ending.title} (${ending.seconds} s)` : ending.title;
  button.addEventListener('click', () => run(ending, places));
  return button;
}

function renderGroup(group: string): void {
  const heading = document.createElement('h2');
  heading.textContent = group;
  const buttons = document.createElement('div');
  buttons.className = 'buttons';
  buttons.append(...endings.filter((ending) => ending.group === group).map(makeButton));
  document.querySelector('#groups')?.append(heading, buttons);
}

/** All but those that take the page, or the socket's place, away. */
function runAll(): void {
  for (const ending of endings) if (ending.recipe.kind !== 'taken-away') run(ending, places);
}

const frameOrigins: ReadonlySet<string> = new Set([location.origin, places.secure.replace('wss:', 'https:')]);
addEventListener('message', ({ data, origin }: MessageEvent<Message>) => {
  if (frameOrigins.has(origin)) note(data.ticket, data);
});

document.querySelector('#run-all')?.addEventListener('click', runAll);
for (const group of new Set(endings.map((ending) => ending.group))) renderGroup(group);
restoreResults();
document.documentElement.dataset.ready = 'true';
