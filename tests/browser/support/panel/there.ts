/** A thing of a stage that its set-up has made. Throws before that. */
export function there<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error('The stage is there only while tests run.');
  return thing;
}
