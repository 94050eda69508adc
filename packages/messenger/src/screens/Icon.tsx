/** Line icons on a grid of 24. */
const paths = {
  back: "m14.5 5-7 7 7 7",
  close: "m6 6 12 12M18 6 6 18",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  home: "m4 11 8-6.5 8 6.5v7.5a1 1 0 0 1-1 1h-4.5v-5.5h-5v5.5H5a1 1 0 0 1-1-1Z",
  messages:
    "M12 4c-4.7 0-8.3 3.1-8.3 7.2 0 2.2 1 4.1 2.7 5.4L6 19.8l3.6-1.6c.8.2 1.6.2 2.4.2 4.7 0 8.3-3.1 8.3-7.2S16.7 4 12 4Z",
  send: "M12 19V5m-6 6 6-6 6 6",
  attach:
    "m19.5 11.5-7.4 7.3a4.7 4.7 0 0 1-6.7-6.6l7.9-7.9a3.1 3.1 0 0 1 4.5 4.4l-7.9 7.9a1.6 1.6 0 0 1-2.2-2.2l6.9-6.9",
  emoji: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.6 14.3a4.2 4.2 0 0 0 6.8 0M9.2 9.7h.01M14.8 9.7h.01",
  down: "M12 5v14m6-6-6 6-6-6",
  arrow: "M5 12h14m-6-6 6 6-6 6",
  clock: "M12 7.5V12l3 2m-3 6.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z",
};

/** The name of an icon. */
export type IconName = keyof typeof paths;

/** An icon; what it means is said by what carries it. */
export function Icon({ name }: { name: IconName }) {
  return <Line name={name} path={paths[name]} />;
}

/** A line on the grid. */
export function Line({ name, path }: { name: string; path: string }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
