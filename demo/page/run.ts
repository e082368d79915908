import type { Places } from '../endings/places.ts';
import type { Address, CloseArguments, Ending, PageAct, Recipe } from '../endings/types.ts';
import { type Message, nameOf, openSocket } from './open-socket.ts';
import { begin, isGone, note, remark } from './results.ts';
import { watchStream } from './stream.ts';

type RecipeOf<Kind extends Recipe['kind']> = Extract<Recipe, { kind: Kind }>;

/** Lets sockets end as the ending's recipe says; each has a row of its own in the log. */
export function run(ending: Ending, places: Places): void {
  const { recipe } = ending;
  const count = recipe.kind === 'socket' ? (recipe.count ?? 1) : 1;
  for (let number = 0; number < count; number++) {
    const { ticket, url } = start(ending, recipe.to, places);
    follow(recipe, ticket, url, places);
  }
}

function follow(recipe: Recipe, ticket: string, url: string, places: Places): void {
  switch (recipe.kind) {
    case 'socket':
      runSocket(recipe, ticket, url);
      break;
    case 'stream':
      void watchStream(url, (seen) => note(ticket, seen));
      break;
    case 'reconnect':
      reconnect(recipe.attempts, ticket, url);
      break;
    case 'frame':
      runFrame(recipe, url, places);
      break;
    case 'taken-away':
      takeAway(recipe.what, ticket, url);
  }
}

function start({ id, title }: Ending, to: Address, places: Places): { ticket: string; url: string } {
  const ticket = `${id}.${crypto.randomUUID().slice(0, 4)}`;
  const url = `${places[to.place]}/${to.path}/~${ticket}${to.query ?? ''}`;
  begin({ ticket, ending: id, title, url });
  return { ticket, url };
}

function runSocket({ protocols = [], act }: RecipeOf<'socket'>, ticket: string, url: string): void {
  const socket = openSocket(url, protocols, (seen) => {
    note(ticket, seen);
    if (socket && seen.event === 'open' && act?.when === 'opened') doAct(socket, act, ticket);
  });
  if (socket && act?.when === 'at-once') doAct(socket, act, ticket);
}

function doAct(socket: WebSocket, act: PageAct, ticket: string): void {
  if ('send' in act) send(socket, act);
  else if (act.close === undefined) socket.close();
  else close(socket, act.close, ticket);
}

function send(socket: WebSocket, { send: what, everySeconds }: Extract<PageAct, { send: unknown }>): void {
  const data = typeof what === 'string' ? what : 'x'.repeat(what);
  socket.send(data);
  if (everySeconds === undefined) return;
  const timer = setInterval(() => socket.send(data), everySeconds * 1_000);
  socket.addEventListener('close', () => clearInterval(timer));
}

function close(socket: WebSocket, { code, reason }: CloseArguments, ticket: string): void {
  try {
    socket.close(code, reason);
  } catch (exception) {
    remark(ticket, `close() threw ${nameOf(exception)}`);
    socket.close();
  }
}

function reconnect(attempts: number, ticket: string, url: string): void {
  openSocket(url, [], (seen) => {
    note(ticket, seen);
    if (seen.event === 'close' && attempts > 1) reconnect(attempts - 1, ticket, url);
  });
}

function addFrame(address: string, url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = `${address}#${encodeURIComponent(url)}`;
  document.body.append(frame);
  return frame;
}

function runFrame({ page }: RecipeOf<'frame'>, url: string, places: Places): void {
  const secureOrigin = places.secure.replace('wss:', 'https:');
  addFrame(page === 'mixed' ? `${secureOrigin}/page/framed.html` : '/page/forbidden.html', url);
}

function takeAway(what: RecipeOf<'taken-away'>['what'], ticket: string, url: string): void {
  switch (what) {
    case 'frame':
      removeFrame(ticket, url);
      break;
    case 'worker':
      endWorker(ticket, url);
      break;
    case 'reload':
      onceOpen(ticket, url, () => location.reload());
      break;
    case 'link':
      onceOpen(ticket, url, () => followLink('/page/elsewhere.html'));
  }
}

function onceOpen(ticket: string, url: string, leave: () => void): void {
  openSocket(url, [], (seen) => {
    note(ticket, seen);
    // In the very event, what the hook says of it might go with the page.
    if (seen.event === 'open') setTimeout(leave, 200);
  });
}

function removeFrame(ticket: string, url: string): void {
  const frame = addFrame('/page/framed.html', url);
  addEventListener('message', function listen({ data, source }: MessageEvent<Message>) {
    if (source !== frame.contentWindow || data.event !== 'open') return;
    removeEventListener('message', listen);
    frame.remove();
    isGone(ticket);
  });
}

function endWorker(ticket: string, url: string): void {
  const worker = new Worker('/page/worker.ts', { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    note(ticket, data);
    if (data.event !== 'open') return;
    worker.terminate();
    isGone(ticket);
  });
  worker.postMessage(url);
}

function followLink(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}
