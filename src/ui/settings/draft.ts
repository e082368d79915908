import { type CustomPack, type PackProblem, parseCustomPack } from '../../registry/index.ts';

/** A code as it stands in the form: text throughout, since half-typed numbers are part of typing. */
export interface CodeDraft {
  /** Only to tell lines apart while they are edited. */
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly whenSeen: string;
  /** One step a line. */
  readonly fix: string;
  readonly reconnect: string;
}

/** A pack as it stands in the form; lists are separated by spaces, or by the commas and semicolons of any of the languages. */
export interface PackDraft {
  readonly name: string;
  readonly subprotocols: string;
  readonly hosts: string;
  readonly paths: string;
  readonly codes: readonly CodeDraft[];
}

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

/** A pack as a form shows it. */
export const draftOf = ({ name, match, codes }: CustomPack): PackDraft => ({
  name,
  subprotocols: (match.subprotocols ?? []).join(', '),
  hosts: (match.hosts ?? []).join(', '),
  paths: (match.paths ?? []).join(', '),
  codes: codes.map((code, id) => ({
    id,
    code: String(code.code),
    name: code.name,
    description: code.description ?? '',
    whenSeen: code.whenSeen ?? '',
    fix: (code.fix ?? []).join('\n'),
    reconnect: code.reconnect ?? '',
  })),
});

const listOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Absent where nothing was typed: an empty list or text would say that there is none. */
const given = <Value extends string | readonly string[]>(name: string, value: Value) =>
  value.length === 0 ? {} : { [name]: value };

/** The pack that a form describes, checked like a file; or every reason why it is none, with its place. */
export function packOf(draft: PackDraft) {
  const names = (text: string) => listOf(text, /[\s,;،؛，；、]+/);
  return parseCustomPack(
    JSON.stringify({
      format: 'closeframe/pack',
      version: 1,
      name: draft.name,
      match: {
        ...given('subprotocols', names(draft.subprotocols)),
        ...given('hosts', names(draft.hosts)),
        ...given('paths', names(draft.paths)),
      },
      codes: draft.codes.map((code) => ({
        code: /^\d+$/.test(code.code.trim()) ? Number(code.code) : code.code,
        name: code.name,
        ...given('description', code.description.trim()),
        ...given('whenSeen', code.whenSeen.trim()),
        ...given('fix', listOf(code.fix, /\n/)),
        ...given('reconnect', code.reconnect),
      })),
    }),
  );
}

/** The first problem of a field of the form; `path` as in the file: `codes[0].name`, `match`. */
export const problemAt = (problems: readonly PackProblem[], path: string): PackProblem | undefined =>
  problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}[`));
