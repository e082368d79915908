import { numberAt, textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const devToolsProtocol: Protocol = {
  id: 'cdp',
  name: 'Chrome DevTools Protocol',
  identity: {
    paths: ['*/devtools/page/*', '*/devtools/browser/*'],
    opens: ({ direction, json }) =>
      direction === 'sent' && numberAt(json, 'id') !== null && (textAt(json, 'method') ?? '').includes('.'),
  },
  signs: { goodbye: words('Inspector.detached', 'Inspector.targetCrashed') },
  reads: ({ direction, json }) => {
    const method = textAt(json, 'method');
    if (direction === 'sent') return null;
    if (method === 'Inspector.detached')
      return {
        id: 'cdp/detached',
        meaning: 'targetGone',
        fix: ['target'],
        said: textAt(json, 'params', 'reason') ?? method,
      };
    return method === 'Inspector.targetCrashed'
      ? { id: 'cdp/crashed', meaning: 'targetGone', fix: ['target'], final: false, said: method }
      : null;
  },
  sources: ['https://github.com/ChromeDevTools/devtools-protocol/blob/5ee78b32/pdl/domains/Inspector.pdl'],
};
