import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** A kernel that died; the socket may stay for a while. */
function reads({ direction, json }: MessageView): Saying | null {
  const state =
    textAt(json, 'header', 'msg_type') === 'status' ? textAt(json, 'content', 'execution_state') : null;
  if (direction === 'sent' || (state !== 'dead' && state !== 'restarting')) return null;
  return { id: 'jupyter/kernel', meaning: 'kernelDied', fix: ['kernel'], final: false, said: state };
}

/** The JSON form; version 1 of the subprotocol is binary, and its messages stay unread. */
export const jupyter: Protocol = {
  id: 'jupyter-kernel',
  name: 'Jupyter kernel',
  identity: {
    paths: ['*/api/kernels/*/channels'],
    opens: ({ json }) => textAt(json, 'header', 'msg_type') !== null,
  },
  // The state stands behind the headers, out of sight of a sign: only the last messages are read.
  signs: {},
  reads,
  sources: [
    'https://github.com/jupyter-server/jupyter_server/blob/9a4d6eea/jupyter_server/services/kernels/connection/channels.py',
    'https://github.com/jupyter-server/jupyter_server/blob/9a4d6eea/jupyter_server/base/websocket.py',
  ],
};
