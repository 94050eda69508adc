import { Line } from "./Icon.tsx";

/** The icons of the parts that are fetched when they are needed. */
const paths = {
  reply: "m9.5 7-5 5 5 5M5 12h8.5a6 6 0 0 1 6 6v.5",
  copy: "M9 9.5h9a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1ZM5 15V5.5a1 1 0 0 1 1-1h9",
  edit: "m4.5 19.5 1-4L16.5 4.5l3 3L8.5 18.5Z",
  remove: "M4.5 7h15M9.5 7V4.5h5V7m-8 0 .8 12.5h9.4L17.5 7",
  file: "M13.5 3.5H7a1 1 0 0 0-1 1v15a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V8Zm0 0V8H18",
  warning: "M12 8v5m0 3.2h.01M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z",
  close: "m6 6 12 12M18 6 6 18",
};

/** The name of such an icon. */
export type MoreIconName = keyof typeof paths;

/** Such an icon. */
export function MoreIcon({ name }: { name: MoreIconName }) {
  return <Line name={name} path={paths[name]} />;
}
