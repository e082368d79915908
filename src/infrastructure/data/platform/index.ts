import type { Infrastructure } from '../../types.ts';
import { amazonPlatforms } from './amazon-platforms.ts';
import { edgePlatforms } from './edge-platforms.ts';
import { googlePlatforms } from './google-platforms.ts';
import { hosting } from './hosting.ts';
import { platformsKnownByHost } from './known-by-host.ts';

export const platforms: readonly Infrastructure[] = [
  ...hosting,
  ...amazonPlatforms,
  ...googlePlatforms,
  ...edgePlatforms,
  ...platformsKnownByHost,
];
