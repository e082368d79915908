import { misreading } from './misreading.ts';

export const english = [
  misreading(/^Asked for$/, 'no noun says what was asked for'),
  misreading(/A page in a tab has no page/, 'contradicts itself'),
  misreading(/names a conversation/, 'a code names nothing'),
  misreading(/asks for more/, 'more of what is not said'),
  misreading(/^What leaves/, 'export is the word'),
  misreading(/below WebSocket/, 'say that no close frame came'),
  misreading(/\bMend\b/, 'Fix'),
  misreading(/is no term/, 'unknown filter'),
  misreading(/so this is at most/, 'at most, before the figure'),
  misreading(/\bnobody: /, 'say what stopped the connection'),
  misreading(/\b(?:anew|dear|mend(?:s|ed)?|in vain)\b/i, 'words of another century'),
];
