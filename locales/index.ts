/** Every language Closeframe speaks. To add one: a folder beside `en/` with the same files, and a line here. */
export const locales = [
  { id: 'en', name: 'English', direction: 'ltr' },
  { id: 'pt-BR', name: 'Português', direction: 'ltr' },
  { id: 'es', name: 'Español', direction: 'ltr' },
  { id: 'zh-CN', name: '中文', direction: 'ltr' },
  { id: 'fr', name: 'Français', direction: 'ltr' },
  { id: 'ar', name: 'العربية', direction: 'rtl' },
] as const;

export type LocaleId = (typeof locales)[number]['id'];
