/** Outlines on a grid of 16. */
const outlines = {
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'M3 8.5l3.5 3.5 6.5-8',
  compare: 'M2.5 5.5h10m-3-3 3 3-3 3M13.5 11.5h-10m3-3-3 3 3 3',
  more: 'M8 3.2v.1M8 8v.1M8 12.7v.1',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
} as const;

/** A sign of the detail's header, in the colour of the text around it. */
export function DetailIcon({ of }: { of: keyof typeof outlines }) {
  return (
    <svg class={`sign ${of}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={outlines[of]} />
    </svg>
  );
}
