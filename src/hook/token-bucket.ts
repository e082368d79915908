/** Characters of reports that may go at once, and how many more a second. A report with its stack is about 1,000. */
const capacity = 4_000_000;
const refill = 1_000_000;
/** What an announced socket may still cost until its end. */
const laterCost = 1_000;

/** Holds back a page that makes sockets faster than anyone can read: a token bucket of characters. */
export interface TokenBucket {
  /** Whether one more socket may be reported; if so, its later reports are paid for. `at` in milliseconds. */
  admits(at: number): boolean;
  /** Notes that a report of this many characters goes out. */
  spend(characters: number): void;
}

/** Makes a full bucket. */
export function createTokenBucket(at: number): TokenBucket {
  let tokens = capacity;
  let filledAt = at;
  return {
    admits(time) {
      if (time > filledAt) tokens += ((time - filledAt) * refill) / 1_000;
      if (tokens > capacity) tokens = capacity;
      filledAt = time;
      if (tokens <= laterCost) return false;
      tokens -= laterCost;
      return true;
    },
    spend(characters) {
      tokens -= characters;
    },
  };
}
