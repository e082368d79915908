import type { LoggedMessage } from '../../../src/model/network-entry.ts';
import { conversationOf, readGoodbyes, reasonAmong } from '../../../src/protocols/read-goodbyes.ts';
import { readHeartbeats } from '../../../src/protocols/read-heartbeat.ts';
import { recogniseProtocols } from '../../../src/protocols/recognise-protocol.ts';
import type { Conversation, Heartbeat, RecognisedProtocol } from '../../../src/protocols/types.ts';

/** Stories' zero hour, milliseconds since the epoch. */
export const start = Date.UTC(2026, 10, 21, 10);

/** Where a story plays. */
export interface Place {
  readonly url: string;
  readonly protocol?: string;
  readonly asked?: readonly string[];
}

/** A text or binary message. `hex` without blanks becomes the bytes of a binary one. */
export function logged(
  direction: LoggedMessage['direction'],
  content: string | { readonly hex: string },
  at = start,
): LoggedMessage {
  if (typeof content === 'string')
    return { direction, at, kind: 'text', size: content.length, data: content, cut: false };
  const bytes = Buffer.from(content.hex.replaceAll(' ', ''), 'hex');
  return { direction, at, kind: 'binary', size: bytes.length, data: bytes.toString('base64'), cut: false };
}

/**
 * Messages from lines: '<text' received, '>text' sent, '<#e0 02' binary in hexadecimal; '@900 ' before it is the time
 * in milliseconds after the start, else the line before's.
 */
export function messagesOf(lines: readonly string[]): readonly LoggedMessage[] {
  let at = start;
  return lines.map((line) => {
    const [, time, arrow, content = ''] = /^(?:@(\d+) )?([<>])([\s\S]*)$/.exec(line) ?? [];
    if (arrow === undefined) throw new Error(`No message: ${line}`);
    at = time === undefined ? at : start + Number(time);
    const hex = content.startsWith('#');
    return logged(arrow === '<' ? 'received' : 'sent', hex ? { hex: content.slice(1) } : content, at);
  });
}

export function spoken(
  { url, protocol = '', asked = [] }: Place,
  lines: readonly string[],
  end: number,
  wasCut = false,
): { readonly recognitions: readonly RecognisedProtocol[]; readonly conversation: Conversation } {
  const subject = { url, protocol, requestedProtocols: asked, messages: messagesOf(lines) };
  return {
    recognitions: recogniseProtocols(subject),
    conversation: conversationOf(subject, start, start + end, { wasCut }),
  };
}

/** The likeliest protocol as 'id strength'; 'none' where none is recognised. */
export function recognised(place: Place, lines: readonly string[] = []): string {
  const [first] = spoken(place, lines, 0).recognitions;
  return first ? `${first.id} ${first.strength}` : 'none';
}

/** The reason among the goodbyes of the likeliest protocol: 'id meaning', with 'passing' and 'expected'; '-' for none. */
export function reason(place: Place, lines: readonly string[], end = 1_000, wasCut = false): string {
  const { recognitions, conversation } = spoken(place, lines, end, wasCut);
  for (const recognition of recognitions) {
    const goodbye = reasonAmong(readGoodbyes(recognition, conversation), conversation.end);
    if (!goodbye) continue;
    const meaning = goodbye.meaning.key.replace('protocols.meaning.', '');
    const marks = [...(goodbye.final ? [] : ['passing']), ...(goodbye.expected ? ['expected'] : [])];
    return [goodbye.id, meaning, ...marks].join(' ');
  }
  return '-';
}

/** What a goodbye quotes; '-' where there is none. */
export function quote(place: Place, lines: readonly string[], end = 1_000): string {
  const { recognitions, conversation } = spoken(place, lines, end);
  const found = recognitions.map((one) => reasonAmong(readGoodbyes(one, conversation), conversation.end));
  return found.find((goodbye) => goodbye !== null)?.text ?? '-';
}

/** The heartbeat of the likeliest protocol at an end so many milliseconds after the start; null where it has none. */
export function heartbeat(place: Place, lines: readonly string[], end: number): Heartbeat | null {
  const { recognitions, conversation } = spoken(place, lines, end);
  return recognitions[0] ? (readHeartbeats(recognitions[0], conversation)[0] ?? null) : null;
}

/** Verdict and who was silent in two words. */
export function beat(place: Place, lines: readonly string[], end: number): string {
  const found = heartbeat(place, lines, end);
  return found ? `${found.verdict}${found.whoWasSilent ? ` ${found.whoWasSilent}` : ''}` : 'none';
}
