import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupsOf } from "./rows.ts";

async function read(format: "csv" | "json", ...parts: string[]): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const group of groupsOf(format, parts, 2)) rows.push(...group);
  return rows;
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("rows of a file", () => {
  test("cells become numbers and switches where the field is one, and empty cells are left out", async () => {
    const text =
      "externalId,name,price,isClosed,orderDate\n1,25.5,25.5,yes,1640995000000\n2,,x,maybe,2026-01-02T03:04:05Z\n";
    expect(await read("csv", text)).toEqual([
      { externalId: "1", name: "25.5", price: 25.5, isClosed: true, orderDate: 1_640_995_000_000 },
      { externalId: "2", price: "x", isClosed: "maybe", orderDate: "2026-01-02T03:04:05Z" },
    ]);
  });

  test("spreadsheets that separate by semicolon or tab, with a mark at the beginning, are read too", async () => {
    const rows = [{ externalId: "a,1", name: "x" }];
    expect(await read("csv", "\uFEFFexternalId;name\r\na,1;x\r\n")).toEqual(rows);
    expect(await read("csv", "externalId\tname\na,1\tx")).toEqual(rows);
  });

  test("staff are ids with semicolons between them, and a hyphen is nobody", async () => {
    const staffOf = (...ids: string[]) => ids.map((externalId) => ({ externalId }));
    expect(await read("csv", "externalId,staff\n1,ann; bob\n2,-\n3,\n4,ann;;bob\n")).toEqual([
      { externalId: "1", staff: staffOf("ann", "bob") },
      { externalId: "2", staff: [] },
      { externalId: "3" },
      { externalId: "4", staff: staffOf("ann", "", "bob") },
    ]);
    expect(await read("csv", 'externalId;staff\n1;"ann;bob"\n')).toEqual([
      { externalId: "1", staff: staffOf("ann", "bob") },
    ]);
  });

  test("a cell too many is a field that nobody knows", async () => {
    expect(await read("csv", "externalId\n1,2")).toEqual([{ externalId: "1", "column 2": "2" }]);
  });

  test.each([
    ["csv", 'externalId\n"open', "This is not CSV"],
    ["csv", "name\nx", "externalId among them"],
    ["json", "{", "This is not JSON"],
    ["json", "{}", "array of rows"],
  ] as const)("a %s file that cannot be read says why", async (format, text, message) => {
    await expect(read(format, text)).rejects.toThrow(message);
  });

  test("whatever cells hold and wherever the text is cut, the same rows are read", async () => {
    const cell = fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }).filter((text) => !text.includes("\u0000"));
    const rows = fc.array(fc.record({ externalId: cell, name: cell }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.nat(200), { maxLength: 3 }), async (wanted, cuts) => {
        const lines = wanted.map(({ externalId, name }) => `${quote(externalId)},${quote(name)}`);
        const text = ["externalId,name", ...lines].join("\r\n");
        // The first part holds the header, as parts of a real size do.
        const ends = [15, ...cuts.map((cut) => cut + 15), text.length].sort((a, b) => a - b);
        const parts = ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
        const isCut = parts.some((part) => /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(part));
        expect(await read("csv", ...(isCut ? [text] : parts))).toEqual(wanted);
        expect(await read("json", JSON.stringify(wanted))).toEqual(wanted);
      }),
    );
  });
});
