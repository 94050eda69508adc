import { expect, test } from "vitest";
import { partsOf, readTextFile } from "./fileText.ts";

const fileOf = (content: string | Uint8Array<ArrayBuffer>) => new File([content], "list.csv");

test("a file is cut into parts without cutting a character in two", () => {
  expect(partsOf("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  expect(partsOf("ab🌱cd", 3)).toEqual(["ab", "🌱c", "d"]);
  expect(partsOf("", 3)).toEqual([]);
});

test("JSON is told from CSV by how it begins", async () => {
  expect(await readTextFile(fileOf(' \n[{"externalId": "a"}]'))).toMatchObject({ format: "json" });
  expect(await readTextFile(fileOf("externalId,name\na,b"))).toMatchObject({ format: "csv" });
});

test("a file that is empty or in another encoding is refused before it is sent", async () => {
  await expect(readTextFile(fileOf(" \n"))).rejects.toThrow(/empty/);
  await expect(readTextFile(fileOf(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c])))).rejects.toThrow(/UTF-8/);
});
