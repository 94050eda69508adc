import { initialsOf } from "@foyer/ui/people.ts";
import { angleOf } from "../model/hues.ts";

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
  const style = { "--hue": angleOf(seed) };
  return (
    <span class={isLarge ? "avatar is-large" : "avatar"} style={style} aria-hidden="true">
      {imageUrl ? <img src={imageUrl} alt="" loading="lazy" /> : initialsOf(name)}
    </span>
  );
}
