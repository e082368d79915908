import * as v from 'valibot';

/** What a pack's code is about; it selects the generic words for "when you see it" and the first fix. */
export const topics = [
  'authentication',
  'permission',
  'rate',
  'limit',
  'request',
  'version',
  'missing',
  'server',
  'restart',
  'session',
  'timeout',
  'replaced',
  'finished',
  'other',
] as const;

export type Topic = (typeof topics)[number];

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const address = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const pattern = v.pipe(text, v.maxLength(200));
const code = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));

/**
 * One way to recognise whom a socket talks to. Every condition given must hold. A pattern's `*` stands for any
 * characters; a path is compared segment by segment; a query is
 * `name` or `name=value`, or several joined by `&`.
 */
const recognition = v.pipe(
  v.strictObject({
    subprotocol: v.optional(pattern),
    host: v.optional(pattern),
    path: v.optional(v.pipe(pattern, v.startsWith('/'))),
    query: v.optional(pattern),
    /** 'proven' where the rule was read in a source and fits this vendor alone; otherwise 'presumed'. */
    certainty: v.picklist(['proven', 'presumed']),
    /** The address it was read at; for a presumed rule, what suggests it. */
    basis: text,
  }),
  v.check(
    ({ subprotocol, host, path, query }) => Boolean(subprotocol ?? host ?? path ?? query),
    'A rule needs a condition',
  ),
  v.check(
    ({ certainty, basis }) => certainty === 'presumed' || basis.startsWith('https://'),
    'A proven rule names its source',
  ),
);

const packCode = v.pipe(
  v.strictObject({
    code,
    /** The last code of a range that begins at `code`. */
    to: v.optional(code),
    /** The vendor's own name for it. */
    name: v.pipe(text, v.maxLength(80)),
    topic: v.picklist(topics),
    reconnect: v.picklist(['yes', 'no', 'after-fix', 'usually-no', 'depends']),
    /** Where it differs from the pack's. */
    sender: v.optional(v.picklist(['either', 'server', 'client'])),
    /** Made up by a client library and never in a close frame. */
    invented: v.optional(v.literal(true)),
    /** Shared words under `packs.common`, where the meaning is not the vendor's alone. */
    common: v.optional(text),
    /** A first step of its own under `packs.fix`, where the topic's says too little. */
    fix: v.optional(text),
    source: address,
  }),
  v.check(({ code: from, to }) => to === undefined || to > from, 'A range ends after it begins'),
);

/**
 * A vendor's or framework's codes, as one file of `packs/` holds them. Words stand under `packs.<id>.c<code>`,
 * those of a range under `packs.<id>.r<code>`.
 */
export const packSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/), v.maxLength(40)),
  name: v.pipe(text, v.maxLength(60)),
  homepage: address,
  recognise: v.array(recognition),
  sentBy: v.picklist(['either', 'server', 'client']),
  /** Run by the vendor alone, so that nobody else can read its servers' logs. */
  hosted: v.optional(v.literal(true)),
  codes: v.pipe(v.array(packCode), v.minLength(1)),
});

export type Pack = v.InferOutput<typeof packSchema>;
export type PackCode = Pack['codes'][number];
export type Recognition = Pack['recognise'][number];

/** The entry of a pack for a code: the code's own before a range that holds it. */
export const entryOf = (pack: Pack, code: number): PackCode | undefined =>
  pack.codes.find((entry) => entry.code === code && entry.to === undefined) ??
  pack.codes.find(({ code: from, to }) => to !== undefined && code >= from && code <= to);
