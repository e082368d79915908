/** The years 0001 to 9999, which ISO 8601 writes with four digits, in milliseconds since the epoch. */
const firstInstant = -62_135_596_800_000;
const lastInstant = 253_402_300_799_999;

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** ISO 8601 in UTC with milliseconds. Times outside four-digit years, from a page's broken clock, are clamped. */
export function iso(at: number): string {
  return new Date(Number.isNaN(at) ? 0 : clamp(at, firstInstant, lastInstant)).toISOString();
}

/** As `iso`; null stays null. */
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** A count, a size or a position as session files have it: whole and not negative. Null for what is none of these. */
export const wholeOrNull = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) && value >= 0
    ? Math.floor(Math.min(value, Number.MAX_SAFE_INTEGER))
    : null;

/** A close code as session files have it: a whole number of two bytes, or null for what fits no close frame. */
export const closeCodeOrNull = (code: number | null): number | null =>
  code !== null && Number.isInteger(code) && code >= 0 && code <= 65_535 ? code : null;
