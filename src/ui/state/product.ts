/** What a release is, and where it comes from. */
export interface Product {
  /** 1.0.0 */
  readonly version: string;
  /** The repository's address, without a slash at its end. */
  readonly homepage: string;
}

/** Addresses about a release; documents are those of that very version. */
export function linksOf({ version, homepage }: Product) {
  const documents = `${homepage}/blob/v${version}`;
  return {
    privacy: `${documents}/docs/privacy.md`,
    changelog: `${documents}/CHANGELOG.md`,
    source: homepage,
    wrongFact: `${homepage}/issues/new?template=wrong-fact.yml`,
  };
}
