import type { GoodbyeInFile, HeartbeatInFile, RecognisedInFile } from '../recognised-in-file.ts';
import { iso, isoOrNull } from './numbers-out.ts';
import type { RecognisedFields } from './recognised-schema.ts';

const at = (time: string): number => Date.parse(time);
const atOrNull = (time: string | null): number | null => (time === null ? null : at(time));
const whole = (duration: number): number => (Number.isFinite(duration) ? duration : 0);

type GoodbyeFields = NonNullable<RecognisedFields['goodbye']>;
type HeartbeatFields = NonNullable<RecognisedFields['heartbeats']>[number];

const goodbyeOut = (goodbye: GoodbyeInFile, maskText: (text: string) => string): GoodbyeFields => ({
  ...goodbye,
  fix: [...goodbye.fix],
  codes: [...goodbye.codes],
  at: iso(goodbye.at),
  due: isoOrNull(goodbye.due),
  nearEnd: whole(goodbye.nearEnd),
  text: maskText(goodbye.text),
});

const heartbeatOut = (heartbeat: HeartbeatInFile): HeartbeatFields => ({
  ...heartbeat,
  interval: whole(heartbeat.interval),
  patience: whole(heartbeat.patience),
  silence: whole(heartbeat.silence),
  noticedWithin: whole(heartbeat.noticedWithin),
  beyond: heartbeat.beyond === null ? null : whole(heartbeat.beyond),
  lastPingAt: isoOrNull(heartbeat.lastPingAt),
  lastPongAt: isoOrNull(heartbeat.lastPongAt),
  lastSignAt: isoOrNull(heartbeat.lastSignAt),
});

/**
 * What was recognised, as a field of a session file; what there is nothing of is left out. `maskText` masks what is secret
 * about the socket, `maskMessage` what a message said.
 */
export function recognisedOut(
  { protocols, goodbye, lookAlike, inferred, heartbeats, answerFault, lastSentAt }: RecognisedInFile,
  maskText: (text: string) => string,
  maskMessage: (text: string) => string,
): RecognisedFields {
  return {
    protocols: protocols.map(({ id, strength, by }) => ({
      id,
      strength,
      basis: by.basis,
      matched: maskText(by.matched),
    })),
    ...(goodbye ? { goodbye: goodbyeOut(goodbye, maskMessage) } : {}),
    ...(lookAlike ? { lookAlike: goodbyeOut(lookAlike, maskMessage) } : {}),
    ...(inferred ? { inferred: goodbyeOut(inferred, maskMessage) } : {}),
    ...(heartbeats.length > 0 ? { heartbeats: heartbeats.map(heartbeatOut) } : {}),
    ...(answerFault ? { answerFault } : {}),
    ...(lastSentAt === null ? {} : { lastSentAt: iso(lastSentAt) }),
  };
}

const goodbyeOf = (goodbye: GoodbyeFields | undefined): GoodbyeInFile | null =>
  goodbye ? { ...goodbye, at: at(goodbye.at), due: atOrNull(goodbye.due) } : null;

/** The same read back. */
export const recognisedOf = ({
  protocols,
  goodbye,
  lookAlike,
  inferred,
  heartbeats = [],
  answerFault,
  lastSentAt,
}: RecognisedFields): RecognisedInFile => ({
  protocols: protocols.map(({ basis, matched, ...protocol }) => ({ ...protocol, by: { basis, matched } })),
  goodbye: goodbyeOf(goodbye),
  lookAlike: goodbyeOf(lookAlike),
  inferred: goodbyeOf(inferred),
  heartbeats: heartbeats.map((heartbeat) => ({
    ...heartbeat,
    lastPingAt: atOrNull(heartbeat.lastPingAt),
    lastPongAt: atOrNull(heartbeat.lastPongAt),
    lastSignAt: atOrNull(heartbeat.lastSignAt),
  })),
  answerFault: answerFault ?? null,
  lastSentAt: atOrNull(lastSentAt ?? null),
});
