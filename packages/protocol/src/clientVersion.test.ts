import { describe, expect, it } from "vitest";
import { parseClientVersion, readClientVersion, supportsChunks } from "./clientVersion.ts";

describe("the version of a client", () => {
  it("is read from the header, else from the socket's address", () => {
    expect(readClientVersion({ header: "rust-0.10.4", path: "1.48.0" })).toMatchObject({ name: "rust", minor: 10 });
    expect(readClientVersion({ path: "1.48.0" })).toEqual({
      name: "npm",
      major: 1,
      minor: 48,
      patch: 0,
      isPrerelease: false,
    });
    expect(readClientVersion({ header: "npm-cli-1.2.3", path: null })).toMatchObject({ name: "npm-cli", patch: 3 });
  });

  it("is unknown when it cannot be read, and a bad header gives way to the address", () => {
    expect(readClientVersion({ header: "nonsense", path: "1.30.1" })).toMatchObject({ name: "npm", minor: 30 });
    expect(readClientVersion({})).toBeNull();
    for (const bad of ["", "1.2", "npm", "npm-1.x.0", "-1.2.3", "npm-1.2.3 ", `npm-${"9".repeat(40)}.0.0`, null]) {
      expect(parseClientVersion(bad)).toBeNull();
    }
  });

  it.each([
    ["npm-1.48.0", true],
    ["npm-1.28.0", true],
    ["npm-1.28.1-alpha.0", true],
    ["npm-2.0.0", true],
    ["1.31.7", true],
    ["npm-1.28.0-alpha.1", false],
    ["npm-1.27.9", false],
    ["npm-1.20.0", false],
    ["npm-0.30.0", false],
    ["rust-1.30.0", false],
    ["python-1.48.0", false],
    ["nonsense", false],
  ])("%s puts transition chunks together: %s", (text, expected) => {
    expect(supportsChunks(parseClientVersion(text))).toBe(expected);
  });
});
