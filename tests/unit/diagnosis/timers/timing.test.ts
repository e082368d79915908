import { describe, expect, test } from 'vitest';
import type { BrowserKind } from '../../../../src/model/browser-kind.ts';
import { diagnosed, ended, later, verdict } from '../stories/fixtures.ts';

const idleFor = (milliseconds: number) => ended(`open@20 received@500000 cut@${500_000 + milliseconds}`);
const aged = (milliseconds: number) => ended(`open@0 received@${milliseconds - 100} cut@${milliseconds}`);

describe('a cut after one quiet time', () => {
  test.each([
    [52_900, 'cut likely'],
    [53_000, 'idle-timeout possible'],
    [60_000, 'idle-timeout possible'],
    [62_000, 'idle-timeout possible'],
    [62_100, 'cut likely'],
    [98_000, 'idle-timeout possible'],
    [122_000, 'idle-timeout possible'],
    [122_100, 'cut likely'],
    [599_000, 'idle-timeout possible'],
  ])('of %i ms is %s', (gap, expected) => {
    expect(verdict(idleFor(gap))).toBe(expected);
  });
});

describe('a quiet time that repeats itself', () => {
  const socket = idleFor(60_000);
  test('within two seconds is likely', () => {
    expect(verdict(socket, { siblings: [later(idleFor(58_000), -700_000)] })).toBe('idle-timeout likely');
  });
  test('not within two seconds stays possible', () => {
    expect(verdict(socket, { siblings: [later(idleFor(57_900), -700_000)] })).toBe('idle-timeout possible');
  });
  test('counts only ends that a timer may have made', () => {
    const closedByPage = ended('open@20 received@500000 call:1000@559000 cut@560000');
    const other = ended('open@20 received@500000 closed:1000@560000');
    expect(verdict(socket, { siblings: [closedByPage, other] })).toBe('idle-timeout possible');
  });
  test('without a known owner needs three to be likely', () => {
    const odd = idleFor(38_000);
    expect(verdict(odd)).toBe('cut likely');
    expect(verdict(odd, { siblings: [idleFor(38_500)] })).toBe('idle-timeout possible');
    expect(verdict(odd, { siblings: [idleFor(38_500), idleFor(37_900)] })).toBe('idle-timeout likely');
  });
  test('is no timeout where it is shorter than ten seconds', () => {
    const quietAfter = (last: number) => ended(`open@0 received@${last} cut@${last + 9_900}`);
    expect(verdict(quietAfter(500_000), { siblings: [quietAfter(70_000), quietAfter(90_000)] })).toBe(
      'cut likely',
    );
  });
});

test('names every known owner of the figure, and speaks of "one of"', () => {
  const { explanation, evidence } = diagnosed(idleFor(60_000));
  const owners = [
    ...['nginx', 'ingress-nginx', 'OpenResty', 'Kong Gateway', 'Apache httpd', 'Varnish Cache'],
    ...['AWS Application Load Balancer', 'AWS Classic Load Balancer'],
  ];
  expect(explanation.values).toMatchObject({ owners: { list: owners } });
  expect(evidence).toContainEqual({
    label: 'causes.evidence.label.owners',
    fact: { key: 'causes.evidence.owners', values: { owners: { list: owners } } },
  });
});

describe('an age at the end', () => {
  test.each([
    [300_000, 'lifetime-limit possible'],
    [302_000, 'lifetime-limit possible'],
    [302_200, 'cut likely'],
    [30_000, 'lifetime-limit possible'],
    [7_200_000, 'lifetime-limit possible'],
  ])('of %i ms with traffic to the last is %s', (age, expected) => {
    expect(verdict(aged(age))).toBe(expected);
  });
  test('that repeats itself is likely', () => {
    expect(verdict(aged(300_000), { siblings: [aged(301_500)] })).toBe('lifetime-limit likely');
  });
});

describe('between idle time and age', () => {
  test('the one that repeats decides', () => {
    const socket = ended('open@0 received@240000 cut@300000');
    const sameAge = ended('open@0 received@299000 cut@300500');
    const sameGap = ended('open@0 received@90000 cut@150500');
    expect(verdict(socket, { siblings: [sameAge] })).toBe('lifetime-limit likely');
    expect(verdict(socket, { siblings: [sameGap] })).toBe('idle-timeout likely');
  });
  test('a socket that was quiet all along has an idle timeout, unless only an age is known', () => {
    expect(verdict('open@0 cut@60000')).toBe('idle-timeout possible');
    expect(verdict('open@0 cut@7200000')).toBe('lifetime-limit possible');
  });
});

describe('nothing is made of the clock', () => {
  test.each([
    [
      'where the page asked to close',
      'open@0 received@10 call:1000@59000 cut@60010',
      'close-unanswered likely',
    ],
    ['where the server closed with 1000', 'open@0 received@10 closed:1000@60010', 'normal certain'],
    ['where data could not be counted', 'uncounted open@0 cut@60000', 'cut likely'],
    ['where the socket was seen too short a time', 'adopted received@10 cut@60010', 'cut likely'],
  ])('%s', (_, story, expected) => {
    expect(verdict(story)).toBe(expected);
  });
  test('and an adopted socket has an idle time but no age', () => {
    const socket = ended('adopted received@300000 cut@360000');
    expect(verdict(socket)).toBe('idle-timeout possible');
    expect(verdict('adopted received@299000 cut@300000')).toBe('cut likely');
  });
});

test('the 1001 of a server may come from a timer too', () => {
  expect(verdict('open@0 received@10 closed:1001@30010')).toBe('idle-timeout possible');
  expect(verdict('open@0 received@10 closed:1001@60010')).toBe('server-restart possible');
  expect(verdict('open@0 received@10 closed:1001@20010')).toBe('server-restart possible');
});

test.each([
  ['1001/Idle_Timeout', 'idle-timeout likely'],
  ['1011/keepalive_ping_timeout', 'idle-timeout likely'],
  ['1000/ping_timed_out', 'idle-timeout likely'],
  ['1000/inactivity_timeout', 'idle-timeout likely'],
  ['1001/No_response_from_ping_frame.', 'idle-timeout likely'],
  ['1000/No_response_from_ping_frame.', 'normal certain'],
  ['1000/please_reconnect', 'normal certain'],
])('a server that says %s: %s', (close, expected) => {
  expect(verdict(`open@0 closed:${close}@500`)).toBe(expected);
});

describe('a hidden tab', () => {
  const fixes = (story: string, browser?: BrowserKind) =>
    diagnosed(story, {}, null, browser).fix.map(({ text }) => text.key);
  // dom/throttling/throttling-ws.window.js in Firefox's own tests: an open WebSocket keeps the page's timers running.
  test('has no slow timers in Firefox while a socket is open', () => {
    const story = 'open@0 hidden@700000 received@940000 cut@1000000';
    expect(fixes(story, 'firefox')).not.toContain('causes.fix.hiddenTab');
  });
  test('of five minutes or more has its own fix, first', () => {
    expect(fixes('open@0 hidden@700000 received@940000 cut@1000000')[0]).toBe('causes.fix.hiddenTab');
    expect(fixes('open@0 hidden@700100 received@940000 cut@1000000')).not.toContain('causes.fix.hiddenTab');
  });
  test('is evidence', () => {
    const labels = diagnosed('open@0 hidden@100 received@999000 cut@1000000').evidence.map(
      ({ label }) => label,
    );
    expect(labels).toContain('causes.evidence.label.hidden');
  });
});
