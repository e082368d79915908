import { parsedUrl } from '../model/parsed-url.ts';
import { fits, hostFits } from '../model/redaction/pattern.ts';
import { allProtocols } from './all-protocols.ts';
import { type MessageView, viewOf } from './reading/message-view.ts';
import { unwrapSockJs } from './reading/sockjs-frames.ts';
import type { Identity, Protocol, RecognisedProtocol, RecognitionStrength, Subject } from './types.ts';

/** Messages of each direction that belong to a connection's beginning. */
const openingLength = 3;

function openingOf(messages: Subject['messages']): readonly MessageView[] {
  const received = messages.filter(({ direction }) => direction === 'received').slice(0, openingLength);
  const sent = messages.filter(({ direction }) => direction === 'sent').slice(0, openingLength);
  return [...received, ...sent].map(viewOf);
}

interface Clues {
  readonly subject: Subject;
  readonly url: URL | null;
  readonly opening: readonly MessageView[];
  /** The messages came inside SockJS frames. */
  readonly carried: boolean;
}

/** The patterns that the address fits, one of each list that is given; null where one does not. */
function addressFits({ hosts, paths, query }: Identity, { url }: Clues): readonly string[] | null {
  if (!url || !(hosts || paths || query)) return null;
  const at = { name: url.hostname, port: url.port };
  const host = hosts?.find((pattern) => hostFits(pattern, at));
  const path = paths?.find((pattern) => fits(pattern, url.pathname));
  if ((hosts && host === undefined) || (paths && path === undefined)) return null;
  const asked = (part: string) => {
    const [name = '', value] = part.split('=');
    return url.searchParams.getAll(name).some((given) => value === undefined || given === value);
  };
  if (query && !query.every(asked)) return null;
  return [host, path, ...(query ?? [])].filter((pattern) => pattern !== undefined);
}

/** Both sides began as the protocol asks: one side's data alone may only look like it. */
function exchanged({ exchange }: Identity, { opening }: Clues): boolean {
  const first = (wanted: MessageView['direction']) => opening.find(({ direction }) => direction === wanted);
  const [sent, received] = [first('sent'), first('received')];
  return (
    exchange !== undefined &&
    sent !== undefined &&
    received !== undefined &&
    exchange(sent) &&
    exchange(received)
  );
}

function recognise({ id, identity }: Protocol, clues: Clues): RecognisedProtocol | null {
  const { protocol, requestedProtocols } = clues.subject;
  const named = (name: string) => identity.subprotocols?.some((pattern) => fits(pattern, name)) ?? false;
  const chosen = protocol !== '' && named(protocol);
  const asked = protocol === '' ? requestedProtocols.find(named) : undefined;
  const address = addressFits(identity, clues);
  if (identity.onlyAtAddress && !address) return null;
  const opens = identity.opens ? clues.opening.some(identity.opens) : false;

  const because = (
    strength: RecognitionStrength,
    basis: RecognisedProtocol['by']['basis'],
    matched: string,
  ): RecognisedProtocol => ({
    id,
    strength,
    by: { basis, matched },
  });
  const place = address?.join(' ') ?? '';
  // First messages of another shape speak against an address that anybody may use.
  const unlike = identity.opens !== undefined && clues.opening.length > 0 && !opens;
  if (chosen && (!identity.sharedSubprotocols || address || opens))
    return because('certain', 'subprotocol', protocol);
  if (address && opens) return because('certain', 'address', place);
  if (address && (identity.hosts || (address.length > 1 && !unlike)))
    return because('likely', 'address', place);
  if (asked !== undefined && opens) return because('likely', 'subprotocol', asked);
  if (opens && (clues.carried || exchanged(identity, clues))) return because('likely', 'messages', '');
  if (address && (!unlike || address.length > 1)) return because('possible', 'address', place);
  if (chosen || asked !== undefined) return because('possible', 'subprotocol', asked ?? protocol);
  return opens ? because('possible', 'messages', '') : null;
}

const byId = new Map(allProtocols.map((protocol) => [protocol.id, protocol]));

/** The protocol of an id; undefined for one that is not known. */
export const protocolOf = (id: string): Protocol | undefined => byId.get(id);

/** Certain, likely, what only carries others, possible. */
function rank({ id, strength }: RecognisedProtocol): number {
  if (strength === 'possible') return 3;
  if (protocolOf(id)?.identity.carrier) return 2;
  return strength === 'certain' ? 0 : 1;
}

/**
 * Which application protocols a connection may speak, the likeliest first; among equals the more specific. Where one
 * is certain, those that are only possible are left out: their messages look alike. What a SockJS connection carries is
 * recognised inside its frames.
 */
export function recogniseProtocols(subject: Subject): readonly RecognisedProtocol[] {
  const messages = unwrapSockJs(subject.messages);
  const clues: Clues = {
    subject,
    url: parsedUrl(subject.url),
    opening: openingOf(messages),
    carried: messages !== subject.messages,
  };
  const found = allProtocols
    .map((protocol) => recognise(protocol, clues))
    .filter((recognition) => recognition !== null);
  const certain = found.some(
    ({ id, strength }) => strength === 'certain' && !protocolOf(id)?.identity.carrier,
  );
  return found
    .filter(({ strength }) => !certain || strength !== 'possible')
    .sort((left, right) => rank(left) - rank(right));
}

/** The protocols whose messages are worth keeping for a connection: those it may speak. */
export const candidateProtocols = (subject: Subject): readonly Protocol[] =>
  recogniseProtocols(subject).flatMap(({ id }) => protocolOf(id) ?? []);
