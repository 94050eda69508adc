import { expect, test } from "vitest";
import { describeLimits, problemOfImage } from "./imageLimits.ts";

const limits = { maxImageSizeMB: 5, allowedImageTypes: ["image/jpeg", "image/webp"] };

test("the limits of images are told in words", () => {
  expect(describeLimits(limits)).toBe("JPEG, WebP up to 5 MB");
});

test("an image of another type or one that is too large is found out before it leaves", () => {
  expect(problemOfImage({ type: "image/jpeg", size: 1_000 }, limits)).toBeUndefined();
  expect(problemOfImage({ type: "image/png", size: 1_000 }, limits)).toBe("Only JPEG, WebP up to 5 MB");
  expect(problemOfImage({ type: "image/jpeg", size: 6_000_000 }, limits)).toBe("Larger than 5 MB");
});
