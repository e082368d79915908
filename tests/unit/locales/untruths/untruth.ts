/** What a text said once in every language and is not so; each pattern was tried on the text of that time. */
export interface Untruth {
  readonly key: string;
  /** What is true. */
  readonly because: string;
  readonly said: Readonly<Record<string, RegExp>>;
}

/** A row: the key, what is true, and the patterns in the order en, pt-BR, es, zh-CN, fr, ar. */
export const untruth = (
  key: string,
  because: string,
  [en, ptBR, es, zhCN, fr, ar]: readonly [RegExp, RegExp, RegExp, RegExp, RegExp, RegExp],
): Untruth => ({ key, because, said: { en, 'pt-BR': ptBR, es, 'zh-CN': zhCN, fr, ar } });
