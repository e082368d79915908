import { fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { TranslatorContext } from '../../../src/ui/state/words/translator-context.ts';
import { Timeline } from '../../../src/ui/timeline/Timeline.tsx';
import { endedRow } from '../../unit/log/filter/rows.ts';
import { english } from '../filter/with-words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

const rows = ['a', 'b'].map((id, index) =>
  endedRow({ id, createdAt: index * 20_000, firstSeenAt: index * 20_000, endedAt: index * 20_000 + 5_000 }),
);

function mount() {
  const onSpan = vi.fn();
  const onSelect = vi.fn();
  render(
    <TranslatorContext.Provider value={{ ...english, direction: 'rtl' }}>
      <Timeline
        rows={rows}
        markers={[]}
        spans={[]}
        selectedId={null}
        onSelect={onSelect}
        onSpan={onSpan}
        now={25_000}
        open
        span={null}
      />
    </TranslatorContext.Provider>,
  );
  return { onSpan, onSelect, slider: screen.getByRole('slider') };
}

test('time runs from right to left: bars, arrows and drags', () => {
  const { onSpan, onSelect, slider } = mount();
  const place = (bar: number) =>
    Number(
      /translate\(([\d.]+)/.exec(
        document.querySelector(`[data-bar="${bar}"]`)?.getAttribute('transform') ?? '',
      )?.[1],
    );
  expect(place(0)).toBeGreaterThan(place(1));
  fireEvent.keyDown(slider, { key: 'ArrowLeft' });
  fireEvent.keyDown(slider, { key: 'Enter' });
  expect(onSelect).toHaveBeenCalledExactlyOnceWith('b');
  fireEvent.pointerDown(slider, { clientX: 1_200, button: 0 });
  fireEvent.pointerMove(slider, { clientX: 600, button: 0 });
  fireEvent.pointerUp(slider, { clientX: 600, button: 0 });
  const [span] = onSpan.mock.calls[0] ?? [];
  expect(span.from).toBeCloseTo(-500, 0);
  expect(span.to).toBeCloseTo(12_500, 0);
});
