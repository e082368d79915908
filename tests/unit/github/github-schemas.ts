/** JSON schemas of what this repository uses of GitHub's files; what they do not name is refused. */

const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };

/** An object of these properties and no others. */
const only = (properties: Readonly<Record<string, object>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const id = { type: 'string', pattern: '^[A-Za-z0-9_-]+$' };
const validations = only({ required: flag });
const labelled = { label: text, description: text };

const element = (type: string, attributes: object, more: Readonly<Record<string, object>>) =>
  only({ type: { const: type }, attributes, ...more }, [
    'type',
    'attributes',
    ...Object.keys(more).slice(0, 1),
  ]);

/** One element of a form's body. */
const elements = [
  element('markdown', only({ value: text }, ['value']), {}),
  element('input', only({ ...labelled, placeholder: text, value: text }, ['label']), { id, validations }),
  element('textarea', only({ ...labelled, placeholder: text, value: text, render: text }, ['label']), {
    id,
    validations,
  }),
  element(
    'checkboxes',
    only(
      {
        ...labelled,
        options: { type: 'array', minItems: 1, items: only({ label: text, required: flag }, ['label']) },
      },
      ['label', 'options'],
    ),
    { id },
  ),
];

/** An issue form (docs.github.com, "Syntax for issue forms" and "Syntax for GitHub's form schema", read in 2026-11). */
export const issueForm = only(
  {
    name: text,
    description: text,
    title: text,
    labels: { type: 'array', items: text, minItems: 1, uniqueItems: true },
    body: { type: 'array', minItems: 1, items: { oneOf: elements } },
  },
  ['name', 'description', 'body'],
);

/** What a reader chooses a form from (docs.github.com, "Configuring issue templates for your repository"). */
export const templateChooser = only({
  blank_issues_enabled: flag,
  contact_links: {
    type: 'array',
    items: only({ name: text, url: text, about: text }, ['name', 'url', 'about']),
  },
});

const patterns = { type: 'array', items: text, minItems: 1 };

const group = {
  ...only({
    'dependency-type': { enum: ['development', 'production'] },
    patterns,
    'exclude-patterns': patterns,
    'update-types': { type: 'array', items: { enum: ['major', 'minor', 'patch'] }, minItems: 1 },
  }),
  minProperties: 1,
};

/** `dependabot.yml` (docs.github.com, "Dependabot options reference", read in 2026-11). */
export const dependabot = only(
  {
    version: { const: 2 },
    updates: {
      type: 'array',
      minItems: 1,
      items: only(
        {
          'package-ecosystem': { enum: ['npm', 'github-actions'] },
          directory: text,
          schedule: only({ interval: { enum: ['daily', 'weekly', 'monthly'] } }, ['interval']),
          'open-pull-requests-limit': { type: 'integer', minimum: 0 },
          'commit-message': only({ prefix: { ...text, maxLength: 50 }, include: { const: 'scope' } }),
          groups: { type: 'object', minProperties: 1, additionalProperties: group },
        },
        ['package-ecosystem', 'directory', 'schedule'],
      ),
    },
  },
  ['version', 'updates'],
);
