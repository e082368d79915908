/** Pictures on buttons, after those of DevTools; drawn in lines on a square of 16. */
const paths = {
  record: 'M8 3.5a4.5 4.5 0 1 0 .01 0Z',
  stop: 'M8 2.5a5.5 5.5 0 1 0 .01 0ZM6 6h4v4H6Z',
  clear: 'M8 2.5a5.5 5.5 0 1 0 .01 0ZM4.2 4.2l7.6 7.6',
  export: 'M8 2.5v7M5 6.8l3 3 3-3M3 10.5v3h10v-3',
  import: 'M8 9.8v-7M5 5.5l3-3 3 3M3 10.5v3h10v-3',
  timeline: 'M2.5 4h6M5.5 8h7M3.5 12h8',
  more: 'M8 3.2v.01M8 8v.01M8 12.8v.01',
  settings:
    'M8 5.8a2.2 2.2 0 1 0 .01 0ZM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  help: 'M5.6 6a2.4 2.4 0 1 1 3.6 2.1C8.4 8.6 8 9 8 9.8M8 12.6v.01',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'M3 8.5l3.5 3.5 6.5-8',
  compare: 'M2.5 5.5h10m-3-3 3 3-3 3M13.5 11.5h-10m3-3-3 3 3 3',
  close: 'M4 4l8 8M12 4l-8 8',
  filter: 'M2.5 3.5h11L9.5 8.5v4l-3-1.5v-2.5Z',
  options: 'M5 6.5l3 3 3-3',
} as const;

export type IconName = keyof typeof paths;

/** A picture on a button; decorative, since the button has a name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      data-icon={name}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
