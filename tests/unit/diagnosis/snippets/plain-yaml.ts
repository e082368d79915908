/** A value in YAML as these settings use it: nested mappings of plain or quoted scalars. */
export type PlainYaml = string | { readonly [key: string]: PlainYaml };

interface Line {
  readonly depth: number;
  readonly key: string;
  readonly value: string;
}

// YAML 1.2.2: a plain key up to its colon and space, a scalar in quotes or without marks that would mean something else.
const mapping = /^( *)([A-Za-z][\w./-]*):(?: ("[^"\\]*"|[\w.][\w./-]*))?$/;

function lineOf(text: string): Line {
  const [whole, indent = '', key = '', value = ''] = mapping.exec(text) ?? [];
  if (whole === undefined) throw new Error(`No mapping of plain YAML: ${text}`);
  return { depth: indent.length, key, value: value.replaceAll('"', '') };
}

/** Reads the small part of YAML that settings to paste use, and refuses everything else. */
export function readPlainYaml(text: string): PlainYaml {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map(lineOf);
  const read = (depth: number): PlainYaml => {
    const found: Record<string, PlainYaml> = {};
    for (let line = lines[0]; line && line.depth === depth; line = lines[0]) {
      lines.shift();
      const inner = lines[0];
      found[line.key] = line.value === '' && inner && inner.depth > depth ? read(inner.depth) : line.value;
    }
    return found;
  };
  const whole = read(0);
  if (lines.length > 0) throw new Error(`Indented like nothing above it: ${lines[0]?.key}`);
  return whole;
}
