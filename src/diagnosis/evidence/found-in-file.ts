import type { GoodbyeInFile, RecognisedInFile } from '../../model/recognised-in-file.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { isFix, isMeaning } from '../../protocols/saying-names.ts';
import type { Goodbye, Heartbeat, RecognisedProtocol } from '../../protocols/types.ts';
import { proof, say } from '../answer.ts';
import type { Evidence } from '../types.ts';

/** Of a protocol's name in a file: the recognition that the same file has of it; null where it has none. */
const recognitionIn = ({ protocols }: RecognisedInFile, protocol: string): RecognisedProtocol | null =>
  protocols.find(({ id }) => id === protocol) ?? null;

function goodbyeOf({ protocol: _, meaning, fix, ...goodbye }: GoodbyeInFile): Goodbye | null {
  if (!isMeaning(meaning)) return null;
  return {
    ...goodbye,
    meaning: { key: `protocols.meaning.${meaning}` },
    fix: fix.filter(isFix).map((name) => ({ key: `protocols.fix.${name}` })),
  };
}

/** A goodbye that a session file's writer found; null where it found none, or one that this version knows no words for. */
export function foundInFile(
  recognised: RecognisedInFile,
  kind: 'goodbye' | 'lookAlike' | 'inferred',
): { readonly recognition: RecognisedProtocol; readonly goodbye: Goodbye } | null {
  const given = recognised[kind];
  const recognition = given && recognitionIn(recognised, given.protocol);
  const goodbye = given && goodbyeOf(given);
  return recognition && goodbye ? { recognition, goodbye } : null;
}

/** The heartbeats that a session file's writer found, in its order. */
export const heartbeatsInFile = (
  recognised: RecognisedInFile,
): readonly { readonly recognition: RecognisedProtocol; readonly heartbeat: Heartbeat }[] =>
  recognised.heartbeats.flatMap(({ protocol, ...heartbeat }) => {
    const recognition = recognitionIn(recognised, protocol);
    return recognition ? [{ recognition, heartbeat }] : [];
  });

/** Whether the file's word was needed for what messages said. */
const restsOnMessages = ({
  protocols,
  goodbye,
  lookAlike,
  inferred,
  heartbeats,
}: RecognisedInFile): boolean =>
  goodbye !== null ||
  lookAlike !== null ||
  inferred !== null ||
  heartbeats.some(({ whoWasSilent }) => whoWasSilent !== null) ||
  protocols.some(({ by, strength }) => by.basis === 'messages' && strength !== 'possible');

/** That a diagnosis rests on what a session file says, where the file leaves out or masks what its writer saw. */
export function fromFileEvidence({ network, recognisedInFile }: EndedSocket): readonly Evidence[] {
  const row = (fact: Evidence['fact']): Evidence => ({
    ...proof('causes.evidence.label.fromFile', fact),
    aboutCopy: true,
  });
  return [
    ...(recognisedInFile && restsOnMessages(recognisedInFile)
      ? [row(say('causes.evidence.fromFileMessages'))]
      : []),
    ...(network?.handshake.recognisedInFile || recognisedInFile?.answerFault
      ? [row(say('causes.evidence.fromFileHeaders'))]
      : []),
  ];
}
