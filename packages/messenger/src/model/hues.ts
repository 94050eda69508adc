import { hueOf } from "@foyer/ui/people.ts";

/** The angles of the eight hues that stand for people everywhere in Foyer. */
const angles = [20, 50, 90, 140, 180, 225, 270, 320];

/** The angle on the circle of colours that stands for this id or name. */
export function angleOf(seed: string): number {
  return angles[hueOf(seed) - 1] ?? 0;
}
