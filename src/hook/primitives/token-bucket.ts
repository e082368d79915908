/** Characters of reports that may be sent at once, and how many more per second. A report with its stack has about 1,000. */
const capacity = 4_000_000;
const refill = 1_000_000;
/** Characters reserved for the later reports of a socket. */
const laterCost = 1_000;

/** A token bucket of characters: limits the reports of a page that makes sockets faster than anyone can read. */
export interface TokenBucket {
  /** Whether one more socket may be tracked; if so, reserves its later reports. `at` in milliseconds. */
  admits(at: number): boolean;
  /** Takes the characters of a report that is sent. */
  spend(characters: number): void;
}

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
