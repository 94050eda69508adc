import { hueOf, initialsOf } from "@foyer/ui/people.ts";

/** Props of `Avatar`. */
interface AvatarProps {
  name: string;
  /** What the colour is chosen by. */
  seed: string;
  imageUrl?: string | null | undefined;
  isLarge?: boolean;
}

/** A face, or initials on a colour that stays the same; the name stands beside it. */
export function Avatar({ name, seed, imageUrl, isLarge = false }: AvatarProps) {
  const style = { "--hue": hues[hueOf(seed) - 1] };
  return (
    <span class={isLarge ? "avatar is-large" : "avatar"} style={style} aria-hidden="true">
      {imageUrl ? <img src={imageUrl} alt="" loading="lazy" /> : initialsOf(name)}
    </span>
  );
}

/** The angles of the eight hues that stand for people everywhere in Foyer. */
const hues = [20, 50, 90, 140, 180, 225, 270, 320];
