import type {
  CommandName,
  CommandParams,
  CommandResult,
  DebuggerInterface,
  SessionAddress,
} from './debugger-interface.ts';

/** Sends a command to a session, which may be gone at any moment; then there is nothing to do, and the answer is null. */
export type TrySend = <Method extends CommandName>(
  address: SessionAddress,
  method: Method,
  ...params: CommandParams<Method>
) => Promise<CommandResult<Method> | null>;

/** Makes it of the debugger's own way to send. */
export const trySendOf =
  (client: DebuggerInterface): TrySend =>
  async (address, method, ...params) => {
    try {
      return await client.send(address, method, ...params);
    } catch {
      // The session is gone, and whatever was wanted of it.
      return null;
    }
  };
