import type { Infrastructure } from '../../types.ts';
import { envoyFamily } from './envoy-family.ts';
import { nginxFamily } from './nginx-family.ts';
import { reverseProxies } from './reverse-proxies.ts';
import { withoutTimers } from './without-timers.ts';

export const proxies: readonly Infrastructure[] = [
  ...nginxFamily,
  ...reverseProxies,
  ...envoyFamily,
  ...withoutTimers,
];
