import * as v from 'valibot';
import type { Message, MessageKey } from '../../../locales/messages.ts';
import { issuePath, mostProblems, readJson } from '../../model/json/read-json.ts';
import { type CustomPack, customPackSchema, customPackLimits as limits } from './custom-pack-schema.ts';

export type { CustomCode, CustomPack } from './custom-pack-schema.ts';
export { customPackLimits } from './custom-pack-schema.ts';

/** Why a file was refused, and where: `codes[2].code`, or '' for the file as a whole. */
export interface PackProblem {
  readonly path: string;
  readonly message: Message;
}

export type ParsedPack =
  | { readonly ok: true; readonly pack: CustomPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

export type ParsedPacks =
  | { readonly ok: true; readonly packs: readonly CustomPack[] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** The reasons that the schema itself names; all others follow from the kind of the issue. */
const ownReasons: Record<string, MessageKey> = {
  subprotocol: 'codes.problem.subprotocol',
  host: 'codes.problem.host',
  path: 'codes.problem.path',
  'no-match': 'codes.problem.no-match',
  code: 'codes.problem.range',
  duplicate: 'codes.problem.duplicate',
};

type Issue = v.BaseIssue<unknown>;

const kindReasons: Record<string, MessageKey> = {
  string: 'codes.problem.not-text',
  number: 'codes.problem.not-number',
  array: 'codes.problem.not-list',
  strict_object: 'codes.problem.not-object',
  non_empty: 'codes.problem.empty',
};

function messageOf(issue: Issue): Message {
  const own = ownReasons[issue.message];
  if (own) return { key: own };
  if (issue.type === 'strict_object' && issue.expected === 'never') return { key: 'codes.problem.unknown' };
  if (issue.received === 'undefined') return { key: 'codes.problem.absent' };
  if (issue.type === 'literal' || issue.type === 'picklist') {
    const allowed = String(issue.expected).replaceAll(/[()"]/g, '').split(' | ').join(', ');
    return { key: 'codes.problem.choice', values: { allowed: { verbatim: allowed } } };
  }
  if (issue.type === 'max_length') {
    const limit = Number(issue.requirement);
    return {
      key: Array.isArray(issue.input) ? 'codes.problem.too-many' : 'codes.problem.too-long',
      values: { limit },
    };
  }
  return { key: kindReasons[issue.type] ?? 'codes.problem.not-object' };
}

const refuse = (message: Message, path = ''): { ok: false; problems: readonly PackProblem[] } => ({
  ok: false,
  problems: [{ path, message }],
});

/** Checks a value that should be a pack: the whole of it, or every reason why not. */
function checkPack(value: unknown, prefix = ''): ParsedPack {
  const result = v.safeParse(customPackSchema, value, { abortPipeEarly: true });
  if (result.success) return { ok: true, pack: result.output };
  const problems = result.issues.slice(0, mostProblems).map((issue) => {
    const place = issuePath(issue);
    const path = prefix !== '' && place !== '' ? `${prefix}.${place}` : prefix + place;
    return { path, message: messageOf(issue) };
  });
  return { ok: false, problems };
}

function parseJson(text: string): { ok: true; value: unknown } | ReturnType<typeof refuse> {
  if (text.length > limits.file)
    return refuse({ key: 'codes.problem.file', values: { limit: { bytes: limits.file } } });
  const read = readJson(text);
  return read.ok ? read : refuse({ key: 'codes.problem.json', values: { ...read.position } });
}

/** Reads one pack from a file's text. A bad file is refused whole, with the place and the reason of each problem. */
export function parseCustomPack(text: string): ParsedPack {
  const parsed = parseJson(text);
  return parsed.ok ? checkPack(parsed.value) : parsed;
}

/** Reads a file of one pack or of a list of packs, as `exportCustomPacks` writes it. One bad pack refuses the file. */
export function parseCustomPacks(text: string): ParsedPacks {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const several = Array.isArray(parsed.value);
  const values: readonly unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  if (values.length === 0) return refuse({ key: 'codes.problem.empty' });
  if (values.length > limits.packs)
    return refuse({ key: 'codes.problem.too-many', values: { limit: limits.packs } });
  const checked = values.map((value, index) => checkPack(value, several ? `[${index}]` : ''));
  const problems = checked.flatMap((one) => (one.ok ? [] : one.problems)).slice(0, mostProblems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, packs: checked.flatMap((one) => (one.ok ? [one.pack] : [])) };
}

/** The text of a file that `parseCustomPacks` reads back: the pack itself if it is one, else a list. */
export const exportCustomPacks = (packs: readonly CustomPack[]): string =>
  `${JSON.stringify(packs.length === 1 ? packs[0] : packs, null, 2)}\n`;
