import { resolve } from 'node:path';
import { type AnswerInFirefox, answerInFirefox } from '../../demo/endings/in-firefox.ts';
import { endings } from '../../demo/endings.ts';

/** The page of both browsers; one section of it is made from the demo's endings. */
export const browsersFile = resolve(import.meta.dirname, '../../docs/browsers.md');

const heading = '## What Closeframe answers\n';
const next = '\n## ';

const inWords = ({ cause, confidence }: Pick<AnswerInFirefox, 'cause' | 'confidence'>): string =>
  `\`${cause}\` ${confidence}`;

/** Every ending with its cause in both browsers; endings with the same answers share a line. */
function answers(): string {
  const lines = new Map<string, string[]>();
  for (const ending of endings) {
    const here = inWords(ending.expected);
    const answer = answerInFirefox(ending);
    const there = answer ? inWords(answer) : 'none';
    const line = `${here} | ${there === here ? there : `**${there}**`} |`;
    lines.set(line, [...(lines.get(line) ?? []), `\`${ending.id}\``]);
  }
  return [...lines].map(([line, ids]) => `| ${ids.join(' ')} | ${line}`).join('\n');
}

const section = () => `${heading}
Cause and confidence by ending, from \`demo/endings/\` (\`npm run docs\` writes this table; \`tests/unit/endings/\` holds it against the rules). "None": it does
not end there, or is no socket. What differs in Firefox is bold.

| endings | Chromium | Firefox |
|---|---|---|
${answers()}
`;

/** The page with its table of answers made again. */
export function withAnswers(page: string): string {
  const start = page.indexOf(heading);
  const end = page.indexOf(next, start + 1);
  if (start < 0 || end < 0) throw new Error(`docs/browsers.md has no section "${heading.trim()}"`);
  return `${page.slice(0, start)}${section()}${page.slice(end)}`;
}
