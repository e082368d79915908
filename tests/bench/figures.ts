/** One line of the report. */
export interface Figure {
  readonly what: string;
  /** With its unit. */
  readonly value: string;
  /** What is aimed at; '' where nothing is. */
  readonly target: string;
  /** Number of measurements and their spread. */
  readonly detail: string;
}

const cells = ({ what, value, target, detail }: Figure) => [what, value, target, detail];

/** The figures as a Markdown table, which reads well in a terminal too. */
export function table(figures: readonly Figure[]): string {
  const rows = [['What', 'Measured', 'Target', 'Detail'], ...figures.map(cells)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
