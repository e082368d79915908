/** What docs/causes.md says of a cause, in Markdown, beside what the code itself knows of it. */
export interface CauseRow {
  readonly is: string;
  readonly proof: string;
  readonly confidence: string;
  readonly source: string;
}
