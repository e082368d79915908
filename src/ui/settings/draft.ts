import {
  type CustomCode,
  type CustomPack,
  customPackLimits,
  type PackProblem,
  type ParsedPack,
  parseCustomPack,
} from '../../registry/index.ts';
import type { CodeDraft, PackDraft } from '../state/packs/pack-drafts.ts';

/** What a client may do after a code; '' says nothing of it. */
export const reconnectChoices = ['', 'yes', 'no', 'after-fix', 'usually-no', 'depends'] as const;

export const emptyCode = (id: number): CodeDraft => ({
  id,
  code: '',
  name: '',
  description: '',
  whenSeen: '',
  fix: '',
  reconnect: '',
});

export const emptyDraft: PackDraft = {
  name: '',
  subprotocols: '',
  hosts: '',
  paths: '',
  codes: [emptyCode(0)],
};

/** A draft's codes with another line at the end, under an id of its own. */
export const withLine = (
  codes: readonly CodeDraft[],
  filled: Partial<CodeDraft> = {},
): readonly CodeDraft[] => [
  ...codes,
  { ...emptyCode(Math.max(-1, ...codes.map(({ id }) => id)) + 1), ...filled },
];

const lineOf = (code: CustomCode, id: number): CodeDraft => ({
  id,
  code: String(code.code),
  name: code.name,
  description: code.description ?? '',
  whenSeen: code.whenSeen ?? '',
  fix: (code.fix ?? []).join('\n'),
  reconnect: code.reconnect ?? '',
});

const says = ({ id, code, ...words }: CodeDraft): string => JSON.stringify(words);

/** Codes in a row that say the same share a line: '4100-4103'. */
function linesOf(codes: readonly CustomCode[]): readonly CodeDraft[] {
  const lines: { line: CodeDraft; from: number; to: number }[] = [];
  for (const code of codes) {
    const line = lineOf(code, lines.length);
    const last = lines.at(-1);
    if (last && code.code === last.to + 1 && says(last.line) === says(line)) last.to = code.code;
    else lines.push({ line, from: code.code, to: code.code });
  }
  return lines.map(({ line, from, to }) => (from === to ? line : { ...line, code: `${from}-${to}` }));
}

/** A pack as a form shows it. */
export const draftOf = ({ name, match, codes }: CustomPack): PackDraft => ({
  name,
  subprotocols: (match.subprotocols ?? []).join(', '),
  hosts: (match.hosts ?? []).join(', '),
  paths: (match.paths ?? []).join(', '),
  codes: linesOf(codes),
});

const listOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Absent where nothing was typed: an empty list or text would say that there is none. */
const given = <Value extends string | readonly string[]>(name: string, value: Value) =>
  value.length === 0 ? {} : { [name]: value };

/** The numbers a line stands for; the text itself where it is neither a number nor a range, for the check to refuse. */
function numbersOf(text: string): readonly (number | string)[] {
  const [, from, to] = /^(\d{1,5})(?:\s*[-–—~]\s*(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (from === undefined) return [text];
  if (to === undefined) return [Number(from)];
  const count = Number(to) - Number(from) + 1;
  // A range of the wrong way round, or longer than a pack may be, is refused as it stands.
  if (count < 1 || count > customPackLimits.codes) return [text];
  return Array.from({ length: count }, (_, index) => Number(from) + index);
}

/** A problem's place in the form instead of in the file, where a range is many codes; `lines` has the line of each code. */
function atLine(problem: PackProblem, lines: readonly number[], draft: PackDraft): PackProblem {
  const [whole, index, rest = ''] = /^codes\[(\d+)\](.*)$/.exec(problem.path) ?? [];
  if (whole === undefined) return problem;
  const line = lines[Number(index)] ?? 0;
  const typed = draft.codes[line]?.code ?? '';
  const isRange = rest === '.code' && /\d\s*[-–—~]/.test(typed);
  return {
    path: `codes[${line}]${rest}`,
    message:
      isRange && problem.message.key === 'codes.problem.not-number'
        ? { key: 'settings.form.badRange', values: { most: customPackLimits.codes } }
        : problem.message,
  };
}

/** The first problem of each field: a range of codes without a name lacks it once. */
const oncePerField = (problems: readonly PackProblem[]): readonly PackProblem[] =>
  problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);

/** The pack that a form describes, checked like a file; or every reason why it is none, with its place in the form. */
export function packOf(draft: PackDraft): ParsedPack {
  const names = (text: string) => listOf(text, /[\s,;،؛，；、]+/);
  const codes = draft.codes.flatMap((line, index) =>
    numbersOf(line.code).map((code) => ({
      index,
      code: {
        code,
        name: line.name,
        ...given('description', line.description.trim()),
        ...given('whenSeen', line.whenSeen.trim()),
        ...given('fix', listOf(line.fix, /\n/)),
        ...given('reconnect', line.reconnect),
      },
    })),
  );
  const parsed = parseCustomPack(
    JSON.stringify({
      format: 'closeframe/pack',
      version: 1,
      name: draft.name,
      match: {
        ...given('subprotocols', names(draft.subprotocols)),
        ...given('hosts', names(draft.hosts)),
        ...given('paths', names(draft.paths)),
      },
      codes: codes.map(({ code }) => code),
    }),
  );
  if (parsed.ok) return parsed;
  const lines = codes.map(({ index }) => index);
  return { ok: false, problems: oncePerField(parsed.problems.map((one) => atLine(one, lines, draft))) };
}

/** The first problem of a field of the form; `path` as in the file: `codes[0].name`, `match`. */
export const problemAt = (problems: readonly PackProblem[], path: string): PackProblem | undefined =>
  problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}[`));
