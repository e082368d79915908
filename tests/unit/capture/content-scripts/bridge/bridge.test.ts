import { beforeEach, expect, test, vi } from 'vitest';
import { Bridge, type PolicyViolation } from '../../../../../src/capture/content-scripts/bridge/bridge.ts';
import type {
  BridgeCommand,
  BridgeMessage,
} from '../../../../../src/capture/content-scripts/bridge/bridge-messages.ts';
import { limits } from '../../../../../src/model/limits.ts';

interface FakePort {
  readonly sent: BridgeMessage[];
  command(command: BridgeCommand): void;
  stop(): void;
  hungUp: boolean;
}

let ports: FakePort[];
let binding: ((value: unknown) => void) | null;
let isExtensionThere: boolean;
let isNameLocked: boolean;
let comeBack: () => void;
let violate: (violation: PolicyViolation) => void;

const controller = {
  adopt: vi.fn(),
  pause: vi.fn(),
  resume: vi.fn(() => ({ live: [3], last: 4 })),
  rehearse: vi.fn(() => null),
};

function connect() {
  if (!isExtensionThere) throw new Error('Extension context invalidated.');
  const commands: ((command: BridgeCommand) => void)[] = [];
  const downs: (() => void)[] = [];
  const port: FakePort = {
    sent: [],
    hungUp: false,
    command: (command) => {
      for (const listener of commands) listener(command);
    },
    stop: () => {
      for (const listener of downs) listener();
    },
  };
  ports.push(port);
  return {
    send: (message: BridgeMessage) => void port.sent.push(message),
    disconnect: () => {
      port.hungUp = true;
    },
    onCommand: (listener: (command: BridgeCommand) => void) => void commands.push(listener),
    onDisconnect: (listener: () => void) => void downs.push(listener),
  };
}

const begin = () => {
  const bridge = new Bridge({
    connect,
    bindingName: 'name',
    offerBinding: (offered) => {
      if (isNameLocked) throw new Error('locked');
      binding = offered;
    },
    unwrap: () => controller,
    onPolicy: (listener) => {
      violate = listener;
    },
    onReturn: (listener) => {
      comeBack = listener;
    },
  });
  bridge.begin();
  binding?.({});
  return bridge;
};

beforeEach(() => {
  ports = [];
  binding = null;
  isExtensionThere = true;
  isNameLocked = false;
  vi.clearAllMocks();
});

test('what the hook reports goes to the background, after the word that it is new', () => {
  begin();
  binding?.('[]');
  expect(ports[0]?.sent).toEqual([
    { type: 'document', hook: 'new' },
    { type: 'reports', payload: '[]' },
  ]);
});

test('in a tab that nobody records it pauses the hook and hangs up; asked again, it calls again', () => {
  const bridge = begin();
  ports[0]?.command({ type: 'pause' });
  expect(controller.pause).toHaveBeenCalledOnce();
  expect(ports[0]?.hungUp).toBe(true);
  ports[0]?.stop();
  expect(ports).toHaveLength(1);
  bridge.call();
  expect(ports[1]?.sent).toEqual([{ type: 'document', hook: 'known' }]);
  bridge.call();
  expect(ports).toHaveLength(2);
});

test('a page that comes back from the back-forward cache asks whether it is recorded by now', () => {
  begin();
  ports[0]?.command({ type: 'pause' });
  comeBack();
  expect(ports[1]?.sent).toEqual([{ type: 'document', hook: 'known' }]);
});

test('it calls again when the event page was stopped, and has the hook send what was missed', () => {
  begin();
  ports[0]?.stop();
  expect(ports[1]?.sent).toEqual([{ type: 'document', hook: 'known' }]);
  ports[1]?.command({ type: 'resume', after: 7 });
  expect(controller.resume).toHaveBeenCalledWith('name', 7);
  expect(ports[1]?.sent[1]).toEqual({ type: 'resumed', resumed: { live: [3], last: 4 } });
});

test('what is longer than any call of a hook is not passed on', () => {
  begin();
  const before = ports[0]?.sent.length;
  binding?.('x'.repeat(limits.callLength + 1));
  expect(ports[0]?.sent).toHaveLength(before ?? 0);
  binding?.('x'.repeat(limits.callLength));
  expect(ports[0]?.sent).toHaveLength((before ?? 0) + 1);
});

test('a hook that throws is said not to answer', () => {
  begin();
  controller.resume.mockImplementationOnce(() => {
    throw new Error('dead object');
  });
  ports[0]?.command({ type: 'resume', after: null });
  expect(ports[0]?.sent[1]).toEqual({ type: 'resumed', resumed: null });
});

test('the hook is paused once the extension is gone', () => {
  begin();
  isExtensionThere = false;
  ports[0]?.stop();
  expect(controller.pause).toHaveBeenCalledOnce();
});

test('a rehearsal is done, and what kept it from that is said', () => {
  begin();
  const rehearse = { type: 'rehearse', request: 5, socket: 3, code: 4000, reason: '' } as const;
  ports[0]?.command(rehearse);
  expect(ports[0]?.sent.at(-1)).toEqual({ type: 'rehearsed', request: 5, problem: null });
  controller.rehearse.mockReturnValueOnce('made up' as never);
  ports[0]?.command(rehearse);
  expect(ports[0]?.sent.at(-1)).toEqual({ type: 'rehearsed', request: 5, problem: 'failed' });
});

test('what the document’s policy blocks is told', () => {
  begin();
  const violation = { url: 'ws://a.example/', directive: 'connect-src', policy: "connect-src 'self'", at: 1 };
  violate(violation);
  expect(ports[0]?.sent.at(-1)).toEqual({ type: 'policy', ...violation });
});

test('a page that has locked the binding’s name is left alone', () => {
  isNameLocked = true;
  begin();
  expect(ports).toEqual([]);
});
