import { screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { lookup, type Meaning, standardCodes } from '../../../../src/registry/index.ts';
import { CodeCards } from '../../../../src/ui/codes/cards/CodeCards.tsx';
import { packMeaningOf } from '../../../unit/compare/meanings.ts';
import { faults, read, renderInEnglish } from '../../compare/words.tsx';
import { cleanUp } from '../../fixtures/clean-up.ts';

afterEach(cleanUp);

const headings = () => screen.getAllByRole('heading').map(read);

test.each(standardCodes)('%i has its three cards, its facts and its sources', (code) => {
  renderInEnglish(<CodeCards meaning={lookup(code)} />);
  expect(headings()).toEqual(
    expect.arrayContaining(['Description', 'When you see it', 'How to fix it', 'Facts', 'Learn more']),
  );
  expect(screen.getAllByRole('term').length).toBeGreaterThanOrEqual(9);
});

test('links leave the page without a trace of it', () => {
  renderInEnglish(<CodeCards meaning={lookup(1006)} />);
  const links = screen.getAllByRole<HTMLAnchorElement>('link');
  expect(links.length).toBeGreaterThan(3);
  for (const { target, rel, protocol } of links)
    expect([target, rel, protocol]).toEqual(['_blank', 'noreferrer', 'https:']);
});

test('the vendor at hand leads the known senders and is marked', () => {
  const choice = { basis: 'host', certainty: 'proven', matched: 'chat.example.com' } as const;
  const sender = { name: 'Chat', when: { text: 'always' }, source: 'a book', atHand: choice };
  const standard = lookup(1000);
  renderInEnglish(<CodeCards meaning={{ ...standard, knownSenders: [sender, ...standard.knownSenders] }} />);
  const name = screen.getByText('Chat');
  expect(name.closest('.at-hand')).not.toBeNull();
  expect(name.closest('a')).toBeNull();
});

test.each([
  ['proven', 'Recognised by chat-v2.'],
  ['presumed', 'Presumed from chat-v2.'],
] as const)('a pack that is %s says so, with what spoke for it', (certainty, sentence) => {
  const choice = { basis: 'subprotocol', certainty, matched: 'chat-v2' } as const;
  const { container } = renderInEnglish(<CodeCards meaning={{ ...packMeaningOf('chat', 4004), choice }} />);
  expect(read(container)).toContain(sentence);
});

test('a user’s own texts are text, never markup, and cannot turn the line around', () => {
  const hostile: Meaning = {
    ...packMeaningOf('custom', 4100),
    description: { text: '<img src=x onerror=alert(1)>\u202Egnol' },
  };
  const { container } = renderInEnglish(<CodeCards meaning={hostile} />);
  expect(container.querySelector('img')).toBeNull();
  expect(read(container)).toContain('<img src=x onerror=alert(1)>[U+202E]gnol');
});

test('axe finds nothing', async () => {
  const { container } = renderInEnglish(<CodeCards meaning={lookup(1006)} />);
  expect(await faults(container)).toEqual([]);
});
