/** White or near-black, whichever is easier to read on a colour such as #006871. */
export function readableOn(color: string): "#ffffff" | "#14191c" {
  const luminance = luminanceOf(color);
  return contrast(1, luminance) >= contrast(luminance, 0.01) ? "#ffffff" : "#14191c";
}

function contrast(lighter: number, darker: number): number {
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: string): number {
  const full = /^#[0-9a-f]{3}$/i.test(color) ? color.replace(/[0-9a-f]/gi, "$&$&") : color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(full.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
