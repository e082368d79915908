import { describe, expect, test } from 'vitest';
import { snippetFor, stackFor } from '../../../../src/diagnosis/snippets/choose-snippet.ts';
import { stackOf } from '../../../../src/diagnosis/snippets/stack-of.ts';
import { infrastructureOf } from '../../../../src/infrastructure/data/index.ts';
import { diagnosed, ended, later } from '../stories/fixtures.ts';

const cutBy = (answer: string) => diagnosed(`${answer} open@20 cut@900`);
const server = (id: string, strength: 'proof' | 'hint' = 'proof') => ({ id, by: 'Server', strength });

describe('the server that a handshake names is the one that snippets are for', () => {
  test.each([
    ['Server=Kestrel', 'aspnet-core'],
    ['server=Cowboy', 'phoenix'],
    ['server=uvicorn', 'starlette'],
    ['Server=Python/3.11+websockets/12.0', 'python-websockets'],
    ['Server=Apache-Coyote/1.1', 'spring'],
    ['Server=nginx', null],
  ])('%s', (header, stack) => {
    expect(cutBy(`answer:101;${header}`).stack).toBe(stack);
  });

  test('a handshake before it with the same host says so too', () => {
    const before = later(ended('answer:101;Server=Kestrel open@20 closed:1000@900'), -70_000);
    expect(diagnosed('open@20 cut@900', { siblings: [before] }).stack).toBe('aspnet-core');
  });

  test('an application protocol of one server says more than the server below it', () => {
    const engine = 'url:wss://shop.dev/socket.io/?EIO=4&transport=websocket';
    expect(cutBy(`${engine} answer:101;Server=Kestrel`).stack).toBe('socket-io');
  });

  test('messages say it too, where the address says nothing', () => {
    const spoken = 'says:{"protocol":"json","version":1}\u001e@30 gets:{}\u001e@40';
    expect(diagnosed(`open@20 ${spoken} cut@900`).stack).toBe('aspnet-core');
    expect(diagnosed('open@20 cut@900').stack).toBeNull();
  });

  test('a proof counts before a hint, and nobody is nobody', () => {
    expect(stackOf([server('cowboy', 'hint'), server('uvicorn')], [])).toBe('starlette');
    expect(stackOf([server('nginx')], [])).toBeNull();
    expect(stackOf([], [])).toBeNull();
  });

  test('every server that leads to a stack is one that is known', () => {
    const ids = ['node-ws', 'express', 'uvicorn', 'python-websockets', 'kestrel', 'go-gorilla', 'jetty'];
    for (const id of [...ids, 'tomcat', 'undertow', 'cowboy', 'bandit']) {
      expect(infrastructureOf(id)?.kind).toBe('server');
      expect(stackOf([server(id)], [])).not.toBeNull();
    }
  });

  test('a fix without variants asks nobody', () => {
    expect(diagnosed('answer:101;Server=Kestrel open@20 call@400 closed:1000@900').stack).toBeNull();
  });
});

describe('the snippet of a step', () => {
  const step = cutBy('answer:101;Server=nginx').fix.find(({ snippets }) => snippets.length > 1);
  if (!step) throw new Error('The fix has no variants');

  test('is the one for the chosen server', () => {
    expect(snippetFor(step, 'go-coder')?.code).toContain('conn.Ping');
  });
  test('is the first where that server has none', () => {
    const snippets = step.snippets.filter(({ stack }) => stack !== 'phoenix');
    expect(snippetFor({ ...step, snippets }, 'phoenix')?.stack).toBe('node-ws');
    expect(snippetFor({ ...step, snippets: [] }, 'phoenix')).toBeNull();
  });
  test('follows the choice, then the handshake, then Node.js ws', () => {
    expect(stackFor({ stack: 'spring' }, 'phoenix')).toBe('phoenix');
    expect(stackFor({ stack: 'spring' }, 'auto')).toBe('spring');
    expect(stackFor({ stack: null }, 'auto')).toBe('node-ws');
  });
});
