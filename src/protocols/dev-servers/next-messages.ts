import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

/** Next.js 13 to 15 say `action`, newer ones `type`. */
const actionOf = ({ json }: MessageView) => textAt(json, 'action') ?? textAt(json, 'type');

function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent') return null;
  const action = actionOf(view);
  if (action === 'reloadPage')
    return { id: 'nextjs/reload', meaning: 'devReload', fix: ['devExpected'], expected: true };
  return action === 'serverError'
    ? { id: 'nextjs/server-error', meaning: 'serverReportedError', fix: ['readMessage'], final: false }
    : null;
}

export const next: Protocol = {
  id: 'nextjs-hmr',
  name: 'Next.js dev server',
  identity: {
    paths: ['*/_next/webpack-hmr', '*/_next/hmr'],
    opens: (view) =>
      view.direction === 'received' && ['sync', 'turbopack-connected'].includes(actionOf(view) ?? ''),
  },
  signs: { goodbye: words('reloadPage', 'serverError') },
  reads,
  sources: [
    'https://github.com/vercel/next.js/blob/0325444f/packages/next/src/client/dev/hot-reloader/app/web-socket.ts',
    'https://github.com/vercel/next.js/blob/6fb26034ec4abc913bf367e77d20ad472f88b1c5/packages/next/src/server/dev/hot-reloader-types.ts',
  ],
};
