import type { Infrastructure } from '../../types.ts';
import { cloudflareZone } from './cloudflare-zone.ts';
import { cloudfront } from './cloudfront.ts';
import { firewalls } from './firewalls.ts';
import { frontDoor } from './front-door.ts';

export const cdns: readonly Infrastructure[] = [...cloudflareZone, ...cloudfront, ...frontDoor, ...firewalls];
