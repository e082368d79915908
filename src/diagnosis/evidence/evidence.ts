import { type CloseCall, closeOf, type EndedSocket } from '../../model/socket.ts';
import type { Evidence, Witnessed } from '../types.ts';
import { ageOf, arrivedClose, hiddenLong, lifetimeOf, mayHaveOpened, pageCallOf } from './facts.ts';

const seen = (fact: Evidence['fact']): Evidence => ({ label: 'causes.evidence.label.pageSaw', fact });

function whatThePageSaw({ socket, browser }: Witnessed): Evidence {
  const { ending, context } = socket;
  switch (ending.kind) {
    case 'rehearsed':
    case 'close-event': {
      const { code, reason, wasClean } = ending.close;
      if (reason === '')
        return seen({
          key: `causes.evidence.${wasClean ? 'clean' : 'unclean'}`,
          values: { closeCode: code },
        });
      return seen({
        key: `causes.evidence.${wasClean ? 'cleanReason' : 'uncleanReason'}`,
        values: { closeCode: code, reason: { verbatim: reason } },
      });
    }
    case 'error-only':
      return seen({ key: 'causes.evidence.errorOnly' });
    case 'threw':
      return {
        label: 'causes.evidence.label.threw',
        fact: { verbatim: `${ending.exceptionName}: ${ending.exceptionMessage}` },
      };
    case 'stream-error':
      return seen({ verbatim: `${ending.errorName}: ${ending.errorMessage}` });
    case 'gone':
      return seen({ key: 'causes.evidence.noEvent' });
    case 'logged-only':
      return seen({
        key:
          browser === 'firefox' && context.kind === 'worker'
            ? 'causes.evidence.workerUnseen'
            : 'causes.evidence.loggedOnly',
      });
  }
}

/** What capture saw go, where no event told the page. */
const whatWent = ({ ending }: EndedSocket): readonly Evidence[] =>
  ending.kind === 'gone'
    ? [
        {
          label: 'causes.evidence.label.seen',
          fact: {
            key: ending.inferred ? 'causes.evidence.goneInferred' : `causes.evidence.gone.${ending.why}`,
          },
        },
      ]
    : [];

function howLong(socket: EndedSocket): Evidence | null {
  const fact = (key: Evidence['fact']): Evidence => ({ label: 'causes.evidence.label.lived', fact: key });
  const lifetime = lifetimeOf(socket);
  if (lifetime !== null)
    return fact({ key: 'causes.evidence.opened', values: { lifetime: { duration: lifetime } } });
  if (socket.ending.kind === 'logged-only' || socket.ending.kind === 'threw') return null;
  if (socket.adopted && socket.everOpened) {
    const watched = { duration: socket.endedAt - socket.firstSeenAt };
    return fact({ key: 'causes.evidence.adopted', values: { lifetime: watched } });
  }
  if (socket.everOpened || mayHaveOpened(socket)) return null;
  const age = ageOf(socket);
  return age === null
    ? fact({ key: 'causes.evidence.neverOpenedAtAll' })
    : fact({ key: 'causes.evidence.neverOpened', values: { lifetime: { duration: age } } });
}

/** A `close()` call as code. */
export function callText({ code, reason }: CloseCall): string {
  if (code === null) return 'close()';
  return reason === '' ? `close(${code})` : `close(${code}, ${JSON.stringify(reason)})`;
}

function whatThePageCalled(socket: EndedSocket): readonly Evidence[] {
  const { closeCall } = socket;
  if (!closeCall) return [];
  const threw = closeCall.threw === undefined ? '' : ` → ${closeCall.threw}`;
  const called: Evidence = {
    label: 'causes.evidence.label.pageCalled',
    fact: { verbatim: `${callText(closeCall)}${threw}` },
  };
  const answered = arrivedClose(socket)?.code;
  const asked = pageCallOf(socket)?.code;
  if (answered === undefined || asked === undefined || answered === (asked ?? 1005)) return [called];
  const differ: Evidence = {
    label: 'causes.evidence.label.answered',
    fact:
      asked === null
        ? { key: 'causes.evidence.differEmpty', values: { closeCode: answered } }
        : { key: 'causes.evidence.differ', values: { asked, closeCode: answered } },
  };
  return [called, differ];
}

/** What can be shown of every ended socket: the browser's text, what the page saw and called, how long it lived. */
export function commonEvidence(input: Witnessed): readonly Evidence[] {
  const { socket } = input;
  const lived = howLong(socket);
  const hidden = hiddenLong(socket);
  return [
    ...(socket.browserText
      ? [{ label: 'causes.evidence.label.browserSaid', fact: { verbatim: socket.browserText.text } } as const]
      : []),
    whatThePageSaw(input),
    ...whatWent(socket),
    ...whatThePageCalled(socket),
    ...(lived ? [lived] : []),
    ...(socket.reportsLostAt === undefined
      ? []
      : [
          {
            label: 'causes.evidence.label.seen',
            fact: { key: 'causes.evidence.reportsLost', values: { time: { time: socket.reportsLostAt } } },
          } as const,
        ]),
    ...(hidden === null || !closeOf(socket)
      ? []
      : [
          {
            label: 'causes.evidence.label.hidden',
            fact: { key: 'causes.evidence.hiddenFor', values: { hidden: { duration: hidden } } },
          } as const,
        ]),
  ];
}
