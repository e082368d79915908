import { aspNetCore } from './stacks/aspnet-core-stack.ts';
import { goCoder } from './stacks/coder-stack.ts';
import { goGorilla } from './stacks/gorilla-stack.ts';
import { nodeWs } from './stacks/node-ws-stack.ts';
import { phoenix } from './stacks/phoenix-stack.ts';
import { pythonWebsockets } from './stacks/python-websockets-stack.ts';
import type { Stack } from './stacks/server-stack.ts';
import { socketIo } from './stacks/socket-io-stack.ts';
import { spring } from './stacks/spring-stack.ts';
import { starletteOnUvicorn } from './stacks/starlette-stack.ts';

/** Every stack, in the order in which they are offered; the first has a snippet for every topic. */
export const allStacks: readonly [Stack, ...Stack[]] = [
  nodeWs,
  socketIo,
  pythonWebsockets,
  starletteOnUvicorn,
  aspNetCore,
  goGorilla,
  goCoder,
  spring,
  phoenix,
];
