import type { Severity } from '../../registry/types.ts';

const marks: Record<Severity, string> = { ok: '✓', info: '→', warning: '!', error: '✕' };

/** A close code as shape, number and colour together; '–' where the page saw none. */
export function Badge({ code, severity }: { code: number | null; severity: Severity }) {
  return (
    <span class={`badge ${severity}`} dir="ltr">
      <span aria-hidden="true">{marks[severity]}</span> {code ?? '–'}
    </span>
  );
}
