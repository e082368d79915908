import { there } from '../panel/there.ts';
import { installLate } from './hook-page.ts';
import { useHookStage } from './hook-stage.ts';

/** A stage of plain pages, and what a test does there: install the hook late, and command it as capture does. */
export function useLateHook() {
  const stage = useHookStage('plain');
  return {
    stage,
    /** Installs the hook in the running page, and gives the remote HookController. */
    install: async () => there(await installLate(stage.session, stage.hook)),
    /** Runs code in the page. */
    run: (code: string) => stage.page.evaluate(code),
    /** Makes the page's global `socket`, and waits until it is open. */
    open: (path: string) =>
      stage.page.evaluate(
        (url) =>
          new Promise<void>((done) => {
            const socket = new WebSocket(url, 'chat');
            Object.assign(window, { socket });
            socket.onopen = () => done();
          }),
        `${stage.server.ws}${path}`,
      ),
    /** Calls a function of the page with a remote object as `this`. Throws what it threw. */
    async call(objectId: string, declaration: string, ...values: unknown[]): Promise<unknown> {
      const { result, exceptionDetails } = await stage.session.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: declaration,
        arguments: values.map((value) => ({ value })),
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    },
  };
}
