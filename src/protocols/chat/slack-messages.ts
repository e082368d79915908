import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

const isHello = (view: MessageView) => view.direction === 'received' && typeOf(view) === 'hello';

/** The first two were read in Slack's SDK; the others only in clients of others, and so are no proof. */
const reasons = new Map<string, Omit<Saying, 'id'>>([
  ['refresh_requested', { meaning: 'reconnectAsked', fix: ['reconnect'], expected: true }],
  ['too_many_websockets', { meaning: 'tooManyConnections', fix: ['limits'] }],
  ['warning', { meaning: 'goAway', fix: ['reconnect'], expected: true, final: false, nearEnd: 15_000 }],
  ['link_disabled', { meaning: 'forbidden', fix: ['permission'], final: false, nearEnd: 5_000 }],
]);

function readsSocketMode(view: MessageView): Saying | null {
  if (view.direction === 'sent' || typeOf(view) !== 'disconnect') return null;
  const reason = reasons.get(textAt(view.json, 'reason') ?? '');
  return { id: 'slack/disconnect', ...(reason ?? { meaning: 'serverEnded', fix: ['readMessage'] }) };
}

const hosts = ['wss-*.slack.com'];

export const slackSocketMode: Protocol = {
  id: 'slack-socket-mode',
  name: 'Slack Socket Mode',
  identity: { hosts, paths: ['/link/*'], onlyAtAddress: true, opens: isHello },
  signs: { goodbye: words('disconnect') },
  reads: readsSocketMode,
  sources: [
    'https://github.com/slackapi/node-slack-sdk/blob/4322e14f/packages/socket-mode/src/SocketModeClient.ts',
    'https://github.com/slackapi/node-slack-sdk/blob/4322e14f/packages/socket-mode/src/SlackWebSocket.ts',
  ],
};

export const slackRtm: Protocol = {
  id: 'slack-rtm',
  name: 'Slack RTM',
  identity: { hosts, onlyAtAddress: true, opens: isHello },
  signs: { goodbye: words('goodbye') },
  reads: (view) =>
    view.direction === 'received' && typeOf(view) === 'goodbye'
      ? { id: 'slack/goodbye', meaning: 'reconnectAsked', fix: ['reconnect'], expected: true }
      : null,
  sources: [
    'https://github.com/slackapi/java-slack-sdk/blob/226a4bd811fe444827c0be84f5e70b1d27c51857/slack-api-model/src/main/java/com/slack/api/model/event/GoodbyeEvent.java',
  ],
};
