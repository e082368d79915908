const files = import.meta.glob<unknown>(['../../locales/*/*.json', '!../../locales/*/extension.json'], {
  import: 'default',
});

/** How to load every message file, by locale and name: 'en/causes'. The build parses them (modules/locales). */
export const messageFiles: Readonly<Record<string, () => Promise<unknown>>> = Object.fromEntries(
  Object.entries(files).map(([path, load]) => [path.slice('../../locales/'.length, -'.json'.length), load]),
);
