import type { Infrastructure } from '../../types.ts';
import { amazonBalancers } from './amazon-balancers.ts';
import { azureBalancers } from './azure-balancers.ts';
import { googleBalancers } from './google-balancers.ts';

export const balancers: readonly Infrastructure[] = [
  ...amazonBalancers,
  ...googleBalancers,
  ...azureBalancers,
];
