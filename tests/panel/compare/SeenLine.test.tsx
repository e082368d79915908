import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { type Seen, SeenLine } from '../../../src/ui/compare/SeenLine.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';
import { read, renderInEnglish } from './words.tsx';

afterEach(cleanUp);

const never: Seen = { count: 0, behind: 0, lastId: null };

test.each([
  [never, '1015 never came in this log.'],
  [{ count: 1, behind: 0, lastId: null }, '1015 came once in this log.'],
  [{ count: 5, behind: 0, lastId: null }, '1015 came 5 times in this log.'],
  [
    { count: 0, behind: 2, lastId: null },
    '1015 never came as such in this log, but 2 times behind another code.',
  ],
  [{ count: 3, behind: 1, lastId: null }, '1015 came 3 times in this log, and once behind another code.'],
])('%o reads well', (seen, sentence) => {
  renderInEnglish(<SeenLine codes={[1015]} seen={() => seen} />);
  expect(read(screen.getByRole('listitem'))).toBe(sentence);
});

test('a button shows the last of each code that was seen', () => {
  const onShow = vi.fn<(id: string) => void>();
  const seen = (code: number) => (code === 1000 ? { count: 2, behind: 0, lastId: 'socket-7' } : never);
  renderInEnglish(<SeenLine codes={[1000, 1015]} seen={seen} onShow={onShow} />);
  fireEvent.click(screen.getByRole('button', { name: 'Show the last 1000' }));
  expect(onShow).toHaveBeenCalledExactlyOnceWith('socket-7');
  expect(screen.getAllByRole('button')).toHaveLength(1);
});
