/** Numbers, times and durations as the reader's language writes them, by `Intl`. Digits stay Latin so that codes read alike everywhere. */
export interface Formats {
  number(value: number): string;
  /** 0.5 reads "50%". */
  percent(value: number): string;
  /** Clock time with tenths of a second from milliseconds since the epoch. */
  time(at: number): string;
  /** The same with milliseconds. */
  exactTime(at: number): string;
  /** Date and time. */
  dateTime(at: number): string;
  /** Milliseconds in the two largest units: "3 min 2 s", "310 ms". Negative counts as zero. */
  duration(milliseconds: number): string;
  bytes(count: number): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
  /** "A, B or C". */
  either(items: readonly string[]): string;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** Splits milliseconds into its two largest units, rounded so that a carry never shows "60 s". */
export function splitDuration(milliseconds: number): { unit: string; value: number }[] {
  const total = Math.max(0, milliseconds);
  if (total < 999.5) return [{ unit: 'millisecond', value: Math.round(total) }];
  if (total < 9_950) return [{ unit: 'second', value: Math.round(total / 100) / 10 }];
  const rounded = Math.round(total / 1_000) * 1_000;
  const largest = units.findIndex(([, size]) => rounded >= size);
  const pair = units.slice(largest, largest + 2);
  const smallest = pair.at(-1)?.[1] ?? 1_000;
  let rest = Math.round(rounded / smallest) * smallest;
  return pair
    .map(([unit, size]) => {
      const value = Math.floor(rest / size);
      rest -= value * size;
      return { unit, value };
    })
    .filter(({ value }) => value > 0);
}

/**
 * A blank between Chinese characters and the digits or code beside them, as the texts have it ("60 秒"); `Intl` sets
 * none. U+2068 and U+2069 are the isolates around foreign text.
 */
const withBlanks = (text: string): string =>
  text
    .replaceAll(/([\w\u2069])(?=\p{Script=Han})/gu, '$1 ')
    .replaceAll(/(\p{Script=Han})(?=[\w\u2068])/gu, '$1 ');

/** Formats for a locale; the formatters are made once. */
export function createFormats(locale: string): Formats {
  const tag = `${locale}-u-nu-latn`;
  const spaced = locale.startsWith('zh') ? withBlanks : (text: string) => text;
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const clock = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  const time = new Intl.DateTimeFormat(tag, { ...clock, fractionalSecondDigits: 1 });
  const exactTime = new Intl.DateTimeFormat(tag, { ...clock, fractionalSecondDigits: 3 });
  const dateTime = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const either = new Intl.ListFormat(tag, { type: 'disjunction' });
  const unitFormats = new Map<string, Intl.NumberFormat>();
  const inUnit = (value: number, unit: string) => {
    const format =
      unitFormats.get(unit) ?? new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' });
    unitFormats.set(unit, format);
    return spaced(format.format(value));
  };
  return {
    number: (value) => number.format(value),
    percent: (value) => percent.format(value),
    time: (at) => time.format(at),
    exactTime: (at) => exactTime.format(at),
    dateTime: (at) => dateTime.format(at),
    duration: (milliseconds) =>
      splitDuration(milliseconds)
        .map(({ value, unit }) => inUnit(value, unit))
        .join(' '),
    bytes: (count) =>
      count < 1_000
        ? inUnit(count, 'byte')
        : count < 1_000_000
          ? inUnit(Math.round(count / 100) / 10, 'kilobyte')
          : inUnit(Math.round(count / 100_000) / 10, 'megabyte'),
    list: (items) => spaced(list.format(items)),
    either: (items) => spaced(either.format(items)),
  };
}
