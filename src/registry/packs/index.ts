import type { Pack } from '../pack.ts';
import { pack as graphqlTransportWs } from './graphql-transport-ws.ts';

/** All built-in packs, by name of their file. */
export const builtInPacks: readonly Pack[] = [graphqlTransportWs];
