import type { Infrastructure } from '../../types.ts';
import { developmentTunnels } from './development-tunnels.ts';
import { ngrok } from './ngrok.ts';

export const tunnels: readonly Infrastructure[] = [...ngrok, ...developmentTunnels];
