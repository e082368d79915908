import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, root));

/** Where the stores' pictures are written; `docs/store/README.md` lists them. */
export const picturesFolder = at('docs/store/pictures');
export const readmePicture = at('docs/panel.png');
/** The drawing that every icon and tile is made from. */
export const iconDrawing = at('docs/icon.svg');
/** The package's icons, which the builder puts into the manifest. */
export const iconFolder = at('public/icon');
/** The texts of the package in a language, with the name that stores show. */
export const textsOf = (language: string): string => at(`locales/${language}/extension.json`);
