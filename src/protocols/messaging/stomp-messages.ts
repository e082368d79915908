import type { MessageView } from '../reading/message-view.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

/** Lines of a frame that are read as headers. */
const headerLines = 40;

/** A frame's command and headers; the first of repeated headers counts (STOMP 1.2, "Repeated Header Entries"). */
function frameOf({ text }: MessageView): { readonly command: string; header(name: string): string | null } {
  const [command = '', ...lines] = text.split('\n', headerLines).map((line) => line.replace('\r', ''));
  const end = lines.indexOf('');
  const headers = lines.slice(0, end < 0 ? lines.length : end);
  return {
    command,
    header: (name) => headers.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? null,
  };
}

const hasCommand = (view: MessageView, ...commands: readonly string[]): boolean =>
  commands.some((command) => view.text.startsWith(`${command}\n`) || view.text.startsWith(`${command}\r`));

/** Spring closes with it after every ERROR. */
const ofSpring = [1002];

function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent')
    return hasCommand(view, 'DISCONNECT')
      ? {
          id: 'stomp/disconnect',
          meaning: 'pageEnded',
          fix: ['pageSaid'],
          expected: true,
          said: 'DISCONNECT',
        }
      : null;
  if (!hasCommand(view, 'ERROR')) return null;
  const said = frameOf(view).header('message')?.trim() ?? '';
  if (said === 'Broker not available.')
    return { id: 'stomp/broker', meaning: 'brokerGone', fix: ['broker'], codes: ofSpring, said };
  return {
    id: 'stomp/error',
    meaning: 'stompError',
    fix: ['readMessage', 'stompInterceptor'],
    codes: ofSpring,
    ...(said === '' ? {} : { said }),
  };
}

/** 'heart-beat:x,y' of a frame: what its sender can send, and what it wants; 0,0 without the header. */
function beatsOf(views: readonly MessageView[], ...commands: readonly string[]): readonly [number, number] {
  const frame = views.find((view) => hasCommand(view, ...commands));
  const [can = 0, wants = 0] =
    (frame ? frameOf(frame).header('heart-beat') : null)?.split(',', 2).map(Number) ?? [];
  const valid = [can, wants].every((beat) => Number.isInteger(beat) && beat >= 0 && beat <= 86_400_000);
  return valid ? [can, wants] : [0, 0];
}

const isBeat = ({ text }: MessageView) => text === '\n' || text === '\r\n';

/** Each direction beats where its sender can and the other side wants it; stompjs gives up after twice the interval. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const [clientCan, clientWants] = beatsOf(views, 'CONNECT', 'STOMP');
  const [serverCan, serverWants] = beatsOf(views, 'CONNECTED');
  const plan = (whoPings: 'server' | 'page', can: number, wanted: number): readonly HeartbeatPlan[] => {
    const interval = can === 0 || wanted === 0 ? 0 : Math.max(can, wanted);
    const fixed = { announced: true, whoPings, ping: isBeat, pong: null, anyCounts: true } as const;
    return interval === 0 ? [] : [{ ...fixed, interval, patience: interval }];
  };
  return [...plan('server', serverCan, clientWants), ...plan('page', clientCan, serverWants)];
}

export const stomp: Protocol = {
  id: 'stomp',
  name: 'STOMP',
  identity: {
    subprotocols: ['v12.stomp', 'v11.stomp', 'v10.stomp'],
    opens: (view) =>
      view.direction === 'sent'
        ? hasCommand(view, 'CONNECT', 'STOMP')
        : hasCommand(view, 'CONNECTED', 'ERROR'),
  },
  signs: {
    ping: [{ is: '\n' }, { is: '\r\n' }],
    goodbye: [
      { starts: 'ERROR', from: 'received' },
      { starts: 'DISCONNECT', from: 'sent' },
    ],
  },
  reads,
  heartbeats,
  sources: [
    'https://github.com/stomp/stomp-spec/blob/80f5459/src/stomp-specification-1.2.md',
    'https://github.com/stomp-js/stompjs/blob/4eaed27/src/stomp-handler.ts',
    'https://github.com/stomp-js/stompjs/blob/4eaed27/src/client.ts',
    'https://github.com/spring-projects/spring-framework/blob/91eb4264/spring-websocket/src/main/java/org/springframework/web/socket/messaging/StompSubProtocolHandler.java',
    'https://github.com/spring-projects/spring-framework/blob/91eb4264/spring-messaging/.../StompBrokerRelayMessageHandler.java',
    'https://github.com/spring-projects/spring-framework/blob/91eb4264/spring-websocket/src/main/java/org/springframework/web/socket/messaging/SubProtocolWebSocketHandler.java',
  ],
};
