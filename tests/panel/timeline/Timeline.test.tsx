import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Row } from '../../../src/log/rows/row.ts';
import { Timeline, type TimelineProps } from '../../../src/ui/timeline/Timeline.tsx';
import { endedRow, openRow } from '../../unit/log/filter/rows.ts';
import { renderInEnglish } from '../filter/with-words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

const row = (id: string, createdAt: number, endedAt: number): Row =>
  endedRow({ id, url: `wss://h.test/${id}?token=1`, createdAt, firstSeenAt: createdAt, endedAt });

const three = [row('a', 0, 10_000), row('b', 20_000, 30_000), row('c', 40_000, 50_000)];

function mount(changes: Partial<TimelineProps> = {}) {
  const props: TimelineProps = {
    rows: three,
    markers: [],
    spans: [],
    selectedId: null,
    onSelect: vi.fn(),
    onSpan: vi.fn(),
    now: 50_000,
    open: true,
    span: null,
    ...changes,
  };
  const view = renderInEnglish(<Timeline {...props} />);
  return { ...props, again: (more: Partial<TimelineProps>) => view.again(<Timeline {...props} {...more} />) };
}

const slider = () => screen.getByRole('slider');
const press = (key: string, more: object = {}) => fireEvent.keyDown(slider(), { key, ...more });
const standsOn = () => slider().getAttribute('aria-valuetext') ?? '';
const bars = () => [...document.querySelectorAll('[data-bar]')];

describe('by keyboard', () => {
  test('arrows move over the bars in order, Enter chooses', () => {
    const { onSelect } = mount();
    expect(standsOn()).toMatch(/h\.test\/a/);
    press('ArrowRight');
    expect(standsOn()).toMatch(/h\.test\/b/);
    press('End');
    press('ArrowRight');
    expect(standsOn()).toMatch(/h\.test\/c/);
    press('Home');
    press('ArrowLeft');
    expect(standsOn()).toMatch(/h\.test\/a/);
    press('ArrowDown');
    press('Enter');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith('b');
  });

  test('it begins where the log has something chosen', () => {
    mount({ selectedId: 'c' });
    expect(slider().getAttribute('aria-valuenow')).toBe('3');
  });

  test('plus zooms to the bar, so that the others are gone; 0 brings them back', () => {
    mount();
    for (let times = 0; times < 4; times += 1) press('+');
    expect(bars()).toHaveLength(1);
    expect(standsOn()).toMatch(/h\.test\/a/);
    press('0');
    expect(bars()).toHaveLength(3);
  });

  test('minus goes back, and never beyond the whole', () => {
    mount();
    press('+');
    press('-');
    press('-');
    expect(bars()).toHaveLength(3);
    expect(document.querySelector('[data-zoomed="false"]')).not.toBeNull();
  });

  test('keys of the browser are left alone', () => {
    mount();
    expect(press('+', { ctrlKey: true })).toBe(true);
    expect(press('r', {})).toBe(true);
    expect(press('+')).toBe(false);
  });
});

describe('by pointer', () => {
  const at = (clientX: number) => ({ clientX, button: 0, pointerId: 1 });

  test('a click on a bar chooses it', () => {
    const { onSelect, onSpan } = mount();
    const bar = bars()[1] as Element;
    fireEvent.pointerDown(bar, at(300));
    fireEvent.pointerUp(bar, at(302));
    expect(onSelect).toHaveBeenCalledExactlyOnceWith('b');
    expect(onSpan).not.toHaveBeenCalled();
  });

  test('a drag selects the span, whichever way it goes', () => {
    const { onSelect, onSpan } = mount();
    const bar = bars()[1] as Element;
    fireEvent.pointerDown(bar, at(900));
    fireEvent.pointerMove(bar, at(300));
    expect(document.querySelector('.timeline-dragged')?.getAttribute('width')).toBe('600');
    fireEvent.pointerUp(bar, at(300));
    // The whole is 52,000 ms from -1,000 on, over 1,200 pixels.
    expect(onSpan).toHaveBeenCalledExactlyOnceWith({ from: 12_000, to: 38_000 });
    expect(onSelect).not.toHaveBeenCalled();
    expect(document.querySelector('.timeline-dragged')).toBeNull();
  });

  test('hovering says what is there', () => {
    mount({
      spans: [{ id: 'h', kind: 'hidden', from: 31_000, to: 39_000 }],
      markers: [{ id: 'n', kind: 'navigation', url: 'https://shop.test/cart', at: 15_000 }],
    });
    fireEvent.pointerMove(bars()[2] as Element, at(700));
    expect(document.querySelector('.timeline-told')?.textContent).toMatch(/h\.test\/c.*10 sec/);
    fireEvent.pointerMove(document.querySelector('[data-shade]') as Element, at(500));
    expect(document.querySelector('.timeline-told')?.textContent).toBe('The page was hidden');
    fireEvent.pointerMove(document.querySelector('[data-navigation] rect') as Element, at(250));
    expect(document.querySelector('.timeline-told')?.textContent).toMatch(
      /Page loaded: https:\/\/shop\.test\/cart/,
    );
    fireEvent.pointerLeave(slider());
    expect(document.querySelector('.timeline-told')?.textContent).toMatch(/Drag/);
  });
});

test('many sockets drawn as one are a span to choose', () => {
  const rows = Array.from({ length: 30 }, (_, index) => row(`s${index}`, 1_000 + index, 9_000));
  const { onSelect, onSpan } = mount({ rows });
  press('Home');
  expect(standsOn()).toMatch(/sockets/);
  press('Enter');
  expect(onSelect).not.toHaveBeenCalled();
  expect(onSpan).toHaveBeenCalledOnce();
});

test('the bar of the chosen socket is marked, also inside a merged bar', () => {
  const rows = Array.from({ length: 30 }, (_, index) => row(`s${index}`, 1_000 + index, 9_000));
  mount({ rows, selectedId: 's17' });
  expect(document.querySelectorAll('.timeline-bar.selected')).toHaveLength(1);
});

test('a screen reader gets a table: each socket of a short log, each URL of a long one', async () => {
  const { again } = mount({ rows: [...three, openRow({ id: 'live' })] });
  expect(
    screen.getByRole('table', { name: 'Lifetimes of 4 sockets' }).querySelectorAll('tbody tr'),
  ).toHaveLength(4);
  const rows = Array.from({ length: 5_000 }, (_, index) => row(`u${index % 3}`, index, index + 5));
  again({ rows });
  const table = await screen.findByRole('table', { name: 'Lifetimes of 5,000 sockets, by URL' });
  expect(table.querySelectorAll('tbody tr')).toHaveLength(3);
});

test('5,000 sockets are a bounded picture', () => {
  mount({ rows: Array.from({ length: 5_000 }, (_, index) => row(`s${index}`, index * 10, index * 10 + 15)) });
  expect(document.querySelectorAll('svg *').length).toBeLessThan(2_000);
});

test('an empty log says so', () => {
  mount({ rows: [] });
  expect(standsOn()).toBe('No socket in this time');
});

test('hidden it draws nothing', () => {
  mount({ open: false });
  expect(document.querySelector('svg')).toBeNull();
});

describe('a chosen span', () => {
  const zoomed = () => document.querySelector('.timeline-plot')?.getAttribute('data-zoomed');

  test('is zoomed to, and one press takes both back', () => {
    const { onSpan, again } = mount();
    expect(bars()).toHaveLength(3);
    again({ span: { from: 15_000, to: 32_000 } });
    expect(bars()).toHaveLength(1);
    expect(standsOn()).toMatch(/h\.test\/b/);
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(onSpan).toHaveBeenCalledExactlyOnceWith(null);
    again({ span: null });
    expect(bars()).toHaveLength(3);
    expect(zoomed()).toBe('false');
  });

  test('leaves further zooming to the reader', () => {
    const { again, onSpan } = mount();
    again({ span: { from: 15_000, to: 45_000 } });
    press('-');
    expect(zoomed()).toBe('false');
    expect(onSpan).not.toHaveBeenCalled();
  });
});

test('the picture is as high for one lane as for many', () => {
  const { again } = mount();
  const height = () => document.querySelector('svg')?.getAttribute('height');
  const before = height();
  again({ rows: Array.from({ length: 9 }, (_, index) => row(`o${index}`, index, 9_000)) });
  expect(height()).toBe(before);
});
