import { firstBytes, utf8 } from '../reading/bytes.ts';
import { parseJson, textAt } from '../reading/json-value.ts';
import { type MessageView, readLength } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** The error channel's text: byte 3 before it, or, in the base64 variants, the digit 3 before base64. */
function statusText({ kind, bytes, text }: MessageView): string {
  if (kind === 'binary') return bytes[0] === 3 ? utf8(bytes.subarray(1)) : '';
  return text.startsWith('3') ? utf8(firstBytes(text.slice(1), readLength)) : '';
}

/** The Status of a command is its true end: success, an exit code, or why it could not run. */
function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent') return null;
  const text = statusText(view);
  const status = parseJson(text, readLength);
  if (textAt(status, 'status') === 'Success')
    return { id: 'kubernetes/status', meaning: 'commandEnded', fix: ['nothing'], expected: true, said: text };
  if (textAt(status, 'status') !== 'Failure') return null;
  const said = textAt(status, 'message') ?? text;
  return textAt(status, 'reason') === 'NonZeroExitCode'
    ? { id: 'kubernetes/status', meaning: 'commandFailed', fix: ['exitCode'], said }
    : { id: 'kubernetes/status', meaning: 'serverError', fix: ['readMessage'], said };
}

export const kubernetes: Protocol = {
  id: 'kubernetes-remotecommand',
  name: 'Kubernetes exec',
  identity: {
    subprotocols: [
      'v*.channel.k8s.io',
      'channel.k8s.io',
      'base64.channel.k8s.io',
      'v*.base64.channel.k8s.io',
    ],
  },
  signs: {
    goodbye: [
      { bytes: [3], from: 'received' },
      { starts: '3', from: 'received' },
    ],
  },
  reads,
  sources: [
    'https://github.com/kubernetes/apimachinery/blob/eed236ce/pkg/util/remotecommand/constants.go',
    'https://github.com/kubernetes-client/javascript/blob/072811b3/src/web-socket-handler.ts',
  ],
};
