/** What the browser says about itself, as lists of visitors show it. */
export function describeDevice(userAgent: string): { browser: string; os: string; deviceType: string } {
  const first = (names: readonly [string, RegExp][]) => names.find(([, sign]) => sign.test(userAgent))?.[0] ?? "Other";
  return {
    browser: first(browsers),
    os: first(systems),
    deviceType: /iPad|Tablet/.test(userAgent) ? "tablet" : /Mobi|Android/.test(userAgent) ? "mobile" : "desktop",
  };
}

// Order matters: most browsers also call themselves Chrome and Safari.
const browsers: readonly [string, RegExp][] = [
  ["Edge", /Edg/],
  ["Opera", /OPR/],
  ["Samsung Internet", /Samsung/],
  ["Firefox", /Firefox|FxiOS/],
  ["Chrome", /Chrom|CriOS/],
  ["Safari", /Safari/],
];
const systems: readonly [string, RegExp][] = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
];
