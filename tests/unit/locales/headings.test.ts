import { expect, test } from 'vitest';
import { wordsOf } from './support.ts';

const keys = ['description', 'whenSeen', 'fixes', 'differences', 'whenToUse'];

/** The comparison keeps the headings of the reference pages that it grew from, so that their readers find their way. */
test.each([
  ['pt-BR', 'Descrição', 'Quando você o vê', 'Como corrigir', 'Diferenças principais', 'Quando usar qual'],
  ['es', 'Descripción', 'Cuándo lo verás', 'Cómo solucionarlo', 'Diferencias clave', 'Cuándo usar cada uno'],
  ['zh-CN', '描述', '何时出现', '如何修复', '主要区别', '何时使用哪个'],
  [
    'fr',
    'Description',
    'Quand vous le voyez',
    'Comment résoudre',
    'Différences clés',
    'Quand utiliser lequel',
  ],
  ['ar', 'الوصف', 'متى تراه', 'كيفية الإصلاح', 'الفروق الرئيسية', 'متى تستخدم أيًا منهما'],
])('in %s the sections of a comparison have the headings of the reference pages', (locale, ...headings) => {
  const words = wordsOf(locale);
  expect(keys.map((key) => words.get(`compare.card.${key}`))).toEqual(headings);
});
