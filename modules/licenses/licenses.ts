import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A package whose code is in the built extension. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the lockfile has it. */
  readonly license: string;
  /** The package's own licence file; null where it has none. */
  readonly text: string | null;
}

/** What of npm's lockfile (version 3) is read here. */
interface LockEntry {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}

export const lockfile = (): Readonly<Record<string, LockEntry>> =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;

/** Tools whose own code is built into the extension: WXT's storage and wrappers of entrypoints. */
const builtInTools = ['wxt', '@wxt-dev/browser', '@wxt-dev/storage', 'superlock'];

function licenceText(name: string): string | null {
  const folder = join(root, 'node_modules', name);
  const [file] = globSync('{LICENSE,LICENCE,license,licence,COPYING}*', { cwd: folder }).sort();
  return file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
}

/**
 * The packages that the extension is built from: runtime dependencies with all that they depend on, and the tools that
 * build code of their own into it. Throws where one is nested in the lockfile, since two versions would be built in.
 */
export function licensedPackages(): readonly LicensedPackage[] {
  const entries = lockfile();
  const found = new Map<string, LicensedPackage>();
  const add = (name: string, deep: boolean) => {
    const entry = entries[`node_modules/${name}`];
    if (!entry) throw new Error(`The lockfile has no ${name} at its top.`);
    if (found.has(name)) return;
    found.set(name, {
      name,
      version: entry.version,
      license: entry.license ?? 'not stated',
      text: licenceText(name),
    });
    if (deep) for (const dependency of Object.keys(entry.dependencies ?? {})) add(dependency, true);
  };
  for (const name of Object.keys(entries['']?.dependencies ?? {})) add(name, true);
  for (const name of builtInTools) add(name, false);
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

const pageOf = ({ name, version }: LicensedPackage) => `https://www.npmjs.com/package/${name}/v/${version}`;

/** The licences for the package: every name, version, source and text. */
export const licencesFile = (): string =>
  licensedPackages()
    .map((each) =>
      [
        `${each.name} ${each.version}`,
        each.license,
        pageOf(each),
        '',
        each.text ?? 'The package has no licence file; its page names the licence.',
      ].join('\n'),
    )
    .join(`\n\n${'-'.repeat(72)}\n\n`)
    .concat('\n');

/** `docs/licenses.md`. */
export const licensesPage = join(root, 'docs/licenses.md');

/** The table for readers of the repository. */
export function licensesDocument(): string {
  const rows = licensedPackages().map(
    (each) => `| [${each.name}](${pageOf(each)}) | ${each.version} | ${each.license} |`,
  );
  return [
    '# Licences',
    '',
    'Closeframe itself is under the [MIT licence](../LICENSE). The package contains code of these libraries; their',
    'licences stand in its `licenses.txt`. This page is written by `npm run docs` from the lockfile, and the build fails',
    'where it takes in a library that is not on it.',
    '',
    '| library | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
    'Under the MPL 2.0 the source of `webextension-polyfill` is available from the page linked: it is taken as it is.',
    '',
  ].join('\n');
}
