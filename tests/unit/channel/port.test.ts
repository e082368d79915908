import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PanelMessage } from '../../../src/channel/messages.ts';
import {
  callerOfPort,
  callService,
  networkLogPortName,
  panelPortName,
  portTransport,
} from '../../../src/channel/port.ts';
import { FakePort } from './fake-port.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function line() {
  const ports: FakePort[] = [];
  const transport = callService<PanelMessage>(() => {
    const port = new FakePort();
    ports.push(port);
    return port;
  });
  const latest = () => ports.at(-1) ?? expect.fail('no port was opened');
  return { ports, transport, latest };
}

test.each([
  [panelPortName(7), { caller: 'panel', tabId: 7 }],
  [networkLogPortName(7), { caller: 'network-log', tabId: 7 }],
  ['panel:', null],
  ['panel:7x', null],
  ['network-log:1234567890123456', null],
  ['other:7', null],
])('the port name %s says who calls: %j', (name, call) => {
  expect(callerOfPort(name)).toEqual(call);
});

test('when the service worker stops, the panel calls it again and hears the new snapshot', () => {
  const { ports, transport, latest } = line();
  const heard: unknown[] = [];
  const down = vi.fn();
  transport.onMessage((message) => heard.push(message));
  transport.onDisconnect(down);
  latest().receive('first snapshot');
  latest().hangUp();
  expect(ports).toHaveLength(2);
  latest().receive('second snapshot');
  transport.send({ type: 'clear' });
  expect(heard).toEqual(['first snapshot', 'second snapshot']);
  expect(latest().sent).toEqual([{ type: 'clear' }]);
  expect(down).not.toHaveBeenCalled();
});

test('a line that never speaks is tried again with growing gaps', () => {
  const { ports, latest } = line();
  for (const gap of [50, 200, 1_000, 5_000, 5_000]) {
    const before = ports.length;
    latest().hangUp();
    vi.advanceTimersByTime(gap - 1);
    expect(ports).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(ports).toHaveLength(before + 1);
  }
});

test('a command given while the line is down goes by the next one; a wish for more does not', () => {
  const { ports, transport, latest } = line();
  latest().hangUp();
  transport.send({ type: 'stop-recording' });
  transport.send({ type: 'more' });
  transport.send({ type: 'clear' });
  expect(ports).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(latest().sent).toEqual([{ type: 'stop-recording' }, { type: 'clear' }]);
  latest().hangUp();
  vi.advanceTimersByTime(200);
  expect(latest().sent).toEqual([]);
});

test('of a flood of commands while the line is down the last hundred are kept', () => {
  const { transport, latest } = line();
  latest().hangUp();
  for (let code = 0; code < 150; code += 1) {
    transport.send({ type: 'rehearse', socketId: 's', code, reason: '' });
  }
  vi.advanceTimersByTime(50);
  expect(latest().sent).toHaveLength(100);
  expect(latest().sent.at(-1)).toMatchObject({ code: 149 });
});

test('when no line can be had any more, the panel is told', () => {
  const port = new FakePort();
  let calls = 0;
  const transport = callService<PanelMessage>(() => {
    calls += 1;
    if (calls > 1) throw new Error('Extension context invalidated.');
    return port;
  });
  const down = vi.fn();
  transport.onDisconnect(down);
  port.receive('snapshot');
  port.hangUp();
  expect(down).toHaveBeenCalledTimes(1);
  expect(() => transport.send({ type: 'clear' })).not.toThrow();
});

test('closing the line hangs up, does not call again and leaves no listener', () => {
  const { ports, transport, latest } = line();
  transport.onMessage(() => expect.fail('nothing may be heard after closing'));
  latest().hangUp();
  transport.close();
  vi.runAllTimers();
  expect(ports).toHaveLength(1);
});

test('a port transport removes every listener on closing', () => {
  const port = new FakePort();
  const transport = portTransport<string>(port);
  transport.onMessage(() => {});
  transport.onDisconnect(() => {});
  transport.close();
  transport.send('too late');
  expect(port.listenerCount()).toBe(0);
  expect(port.sent).toEqual([]);
  expect(port.disconnected).toBe(true);
});
