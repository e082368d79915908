import * as v from 'valibot';

/** Bounds of a user's own pack, so that an imported file can neither fill the storage nor slow the lookup. */
export const customPackLimits = {
  /** Characters of a file. */
  file: 256_000,
  /** Packs in one file. */
  packs: 50,
  codes: 500,
  patterns: 20,
  fixes: 10,
  name: 80,
  pattern: 200,
  words: 500,
} as const;

const limits = customPackLimits;
const text = (most: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(most));
const patterns = (form: RegExp, problem: string) =>
  v.pipe(
    v.array(v.pipe(v.string(), v.regex(form, problem), v.maxLength(limits.pattern))),
    v.maxLength(limits.patterns),
  );

const match = v.pipe(
  v.strictObject({
    subprotocols: v.optional(patterns(/^[^\s,]+$/, 'subprotocol')),
    hosts: v.optional(patterns(/^[^\s/]+$/, 'host')),
    paths: v.optional(patterns(/^\/\S*$/, 'path')),
  }),
  v.check(
    ({ subprotocols = [], hosts = [], paths = [] }) => subprotocols.length + hosts.length + paths.length > 0,
    'no-match',
  ),
);

const code = v.strictObject({
  code: v.pipe(v.number(), v.integer('code'), v.minValue(3000, 'code'), v.maxValue(4999, 'code')),
  name: text(limits.name),
  description: v.optional(text(limits.words)),
  whenSeen: v.optional(text(limits.words)),
  fix: v.optional(v.pipe(v.array(text(limits.words)), v.maxLength(limits.fixes))),
  reconnect: v.optional(v.picklist(['yes', 'no', 'after-fix', 'usually-no', 'depends'])),
});

/** A user's own codes and the sockets they hold for. `custom-pack.schema.json` says the same for other tools. */
export const customPackSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal('closeframe/pack'),
  version: v.literal(1),
  name: text(limits.name),
  match,
  codes: v.pipe(
    v.array(code),
    v.nonEmpty(),
    v.maxLength(limits.codes),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const seen = new Set<number>();
      dataset.value.forEach((entry, index) => {
        if (seen.has(entry.code)) {
          addIssue({
            message: 'duplicate',
            path: [
              { type: 'array', origin: 'value', input: dataset.value, key: index, value: entry },
              { type: 'object', origin: 'value', input: { ...entry }, key: 'code', value: entry.code },
            ],
          });
        }
        seen.add(entry.code);
      });
    }),
  ),
});

export type CustomPack = v.InferOutput<typeof customPackSchema>;
export type CustomCode = CustomPack['codes'][number];
