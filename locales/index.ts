/** Every language Closeframe speaks. To add one: a folder beside `en/` with the same files, and a line here. */
export const locales = [{ id: 'en', name: 'English', direction: 'ltr' }] as const;

export type LocaleId = (typeof locales)[number]['id'];
