/** A sentence that ends with a colon announces lines to paste; where they are not shown, a full stop ends it. */
export function closedSentence(text: string): string {
  if (text.endsWith('：')) return `${text.slice(0, -1)}。`;
  return text.endsWith(':') ? `${text.slice(0, -1).trimEnd()}.` : text;
}
