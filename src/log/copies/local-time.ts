const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');

/** '+05:30' from minutes east of UTC. */
const offsetText = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;

/**
 * A moment for a ticket that people in other places read: "2026-11-21 01:03:25.412 -05:00 (06:03:25.412 UTC)", with the
 * date in UTC where it is another day there. `at` in milliseconds since the epoch; `offset` in minutes east of UTC.
 */
export function localAndUtc(at: number, offset = -new Date(at).getTimezoneOffset()): string {
  const parts = (time: number) => new Date(time).toISOString().slice(0, 23).split('T') as [string, string];
  const [utcDate, utcTime] = parts(at);
  if (offset === 0) return `${utcDate} ${utcTime} UTC`;
  const [date, time] = parts(at + offset * 60_000);
  const utc = date === utcDate ? utcTime : `${utcDate} ${utcTime}`;
  return `${date} ${time} ${offsetText(offset)} (${utc} UTC)`;
}
