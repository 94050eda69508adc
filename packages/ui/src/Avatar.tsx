import { Avatar as BaseAvatar } from "@base-ui/react/avatar";
import { UserRound } from "lucide-react";
import type { CSSProperties } from "react";
import { classes } from "./classes.ts";
import { hueOf, initialsOf } from "./people.ts";

/** Whether someone can be reached now. */
export type Presence = "online" | "away" | "offline";

/** Props of `Avatar`. */
export interface AvatarProps {
  /** Without a name it shows a silhouette. */
  name: string | null;
  imageUrl?: string | null | undefined;
  /** What the colour is chosen by, so that it stays when the name changes: the id. */
  seed?: string | undefined;
  size?: "small" | "medium" | "large" | "huge";
  presence?: Presence | undefined;
  /** The name stands beside it, so screen readers leave it out. */
  isDecorative?: boolean;
  className?: string;
}

/** A face, or initials on a colour that stays the same for the same person. */
export function Avatar(props: AvatarProps) {
  const { name, imageUrl, seed, size = "medium", presence, isDecorative = false, className } = props;
  const look = looks[size];
  const hue = hueOf(seed ?? name ?? "");
  const described = isDecorative
    ? { "aria-hidden": true }
    : { role: "img", "aria-label": [name ?? "Unknown person", presence].filter(Boolean).join(", ") };
  return (
    <span {...described} className={classes("relative inline-flex shrink-0", look.box, className)}>
      <BaseAvatar.Root
        className={classes(
          "flex size-full select-none items-center justify-center overflow-hidden rounded-full font-semibold",
          look.text,
        )}
        style={{
          background: `var(--ui-hue-${hue})`,
          color: `var(--ui-hue-${hue}-ink)`,
          ...(presence && notch(look.dotPixels)),
        }}
      >
        {imageUrl && <BaseAvatar.Image src={imageUrl} alt="" className="size-full object-cover" />}
        <BaseAvatar.Fallback className="grid size-full place-items-center">
          {name ? initialsOf(name) : <UserRound className="size-[60%]" />}
        </BaseAvatar.Fallback>
      </BaseAvatar.Root>
      {presence && (
        <span
          className={classes("absolute right-0 bottom-0 rounded-full", dots[presence])}
          style={{ width: look.dotPixels, height: look.dotPixels }}
        />
      )}
    </span>
  );
}

/** Cuts the room for the dot out of the picture, so that it needs no edge in the colour of whatever lies behind. */
function notch(dotPixels: number): CSSProperties {
  const centre = `calc(100% - ${dotPixels / 2}px)`;
  return {
    mask: `radial-gradient(circle at ${centre} ${centre}, transparent ${dotPixels / 2 + 1.5}px, black ${dotPixels / 2 + 2}px)`,
  };
}

const looks = {
  small: { box: "size-5", text: "text-[0.5625rem]", dotPixels: 6 },
  medium: { box: "size-8", text: "text-micro", dotPixels: 9 },
  large: { box: "size-10", text: "text-body", dotPixels: 10 },
  huge: { box: "size-16", text: "text-heading", dotPixels: 14 },
};

const dots: Record<Presence, string> = {
  online: "bg-positive",
  away: "bg-warning",
  offline: "inset-ring-2 inset-ring-ink-faint",
};
