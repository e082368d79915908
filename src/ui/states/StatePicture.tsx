/** What stands between the brackets of a state's picture. */
export type PictureKind =
  | 'off'
  | 'starting'
  | 'waiting'
  | 'stopped'
  | 'forbidden'
  | 'lost'
  | 'plain'
  | 'no-match'
  | 'imported'
  | 'open';

const glyphs: Record<PictureKind, string> = {
  off: 'M60 32a12 12 0 1 0 .01 0Z',
  starting: 'M44 44h.01M60 44h.01M76 44h.01',
  waiting: 'M42 44h8l5-12 9 24 6-12h8',
  stopped: 'M53 34v20M67 34v20',
  forbidden: 'M60 31a13 13 0 1 0 .01 0ZM51 53l18-18',
  lost: 'M50 34l20 20M70 34 50 54',
  plain: 'M44 32h32v24H44ZM44 40h32',
  'no-match': 'M58 32a10 10 0 1 0 .01 0ZM66 50l8 8',
  imported: 'M60 30v18M52 41l8 8 8-8M46 56h28',
  open: 'M48 44h24M64 36l8 8-8 8',
};

/** The picture of a state: the brackets of a frame, and what it holds. Decorative; the words say the same. */
export function StatePicture({ kind }: { kind: PictureKind }) {
  return (
    <svg class="state-picture" viewBox="0 0 120 88" aria-hidden="true">
      <rect class="ground" x="14" y="8" width="92" height="72" rx="14" />
      <path class="bracket" d="M34 22h-9v44h9M86 22h9v44h-9" />
      <path class={`glyph ${kind}`} d={glyphs[kind]} />
    </svg>
  );
}
