import type { Message, MessageKey } from '../../../locales/messages.ts';

/** The columns of the table of codes, in order, with their headings. */
export const codeFields = {
  code: 'settings.form.code',
  name: 'settings.form.codeName',
  description: 'settings.form.description',
  fix: 'settings.form.fix',
  reconnect: 'settings.form.reconnect',
} as const satisfies Record<string, MessageKey>;

export type CodeField = keyof typeof codeFields;

/** "Name, line 2". `index` counts from zero. */
export const cellLabel = (index: number, field: CodeField): Message => ({
  key: 'settings.form.cell',
  values: { line: index + 1, field: { key: codeFields[field] } },
});

/** Patterns that say which sockets a pack is for. */
export const matchFields = ['subprotocols', 'hosts', 'paths'] as const;

const isCodeField = (name: string): name is CodeField => Object.hasOwn(codeFields, name);

/** The place of a problem without the place in a list that one field holds: 'match.hosts[1]' is 'match.hosts'. */
function fieldPath(path: string): string {
  if (path === 'match') return `match.${matchFields[0]}`;
  if (path === 'codes') return 'codes[0].code';
  const place = path.indexOf('[', path.lastIndexOf('.'));
  return path.includes('.') && place >= 0 ? path.slice(0, place) : path;
}

/** The id of the field at a path of the form, and of the field to which a problem with that path belongs. */
export const fieldId = (formId: string, path: string): string => `${formId}-${fieldPath(path)}`;

/** How a reader finds the field at a path: its label, and for a code its line. */
export function fieldPlaceOf(path: string): Message {
  const [, index, field = ''] = /^codes\[(\d+)\]\.(\w+)/.exec(path) ?? [];
  if (index !== undefined && isCodeField(field)) return cellLabel(Number(index), field);
  const match = matchFields.find((name) => path.startsWith(`match.${name}`));
  if (match) return { key: `settings.form.${match}` };
  if (path.startsWith('match')) return { key: 'settings.form.match' };
  return { key: path.startsWith('codes') ? 'settings.form.codes' : 'settings.form.name' };
}
