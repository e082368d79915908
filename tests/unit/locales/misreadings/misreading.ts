/** A wording that a native reader took for something else, or stumbled over, and where it may not stand. */
export interface Misreading {
  readonly wording: RegExp;
  /** What it was taken for, or what to write instead. */
  readonly because: string;
  /** The keys it is wrong in; all texts unless given. */
  readonly in?: RegExp;
}

export const misreading = (wording: RegExp, because: string, where?: RegExp): Misreading => ({
  wording,
  because,
  ...(where ? { in: where } : {}),
});
