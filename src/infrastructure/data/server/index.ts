import type { Infrastructure } from '../../types.ts';
import { dotnetAndJavaServers } from './dotnet-and-java.ts';
import { erlangServers } from './erlang.ts';
import { javascriptServers } from './javascript.ts';
import { otherServers } from './others.ts';
import { pythonServers } from './python.ts';

export const servers: readonly Infrastructure[] = [
  ...erlangServers,
  ...javascriptServers,
  ...pythonServers,
  ...dotnetAndJavaServers,
  ...otherServers,
];
