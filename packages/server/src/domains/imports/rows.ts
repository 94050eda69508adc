/** Reading rows out of a file's text: CSV with a header (RFC 4180), or a JSON array. */
import { Readable } from "node:stream";

/** A file as a whole cannot be read; the message is for the person who sent it. */
export class UnreadableFile extends Error {}

const NUMBERS = new Set(["price", "totalAmount"]);
const SWITCHES = new Set(["directMessaging", "isClosed"]);
const MOST_COLUMNS = 100;

/** The rows of a file, in groups of `size`; large files are read piece by piece, so that others get their turn in between. */
export async function* groupsOf(
  format: "csv" | "json",
  parts: readonly string[],
  size: number,
): AsyncGenerator<unknown[]> {
  let group: unknown[] = [];
  for await (const row of format === "csv" ? rowsOfCsv(parts) : rowsOfJson(parts)) {
    group.push(row);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function* rowsOfCsv(parts: readonly string[]): AsyncGenerator<unknown> {
  const options = { bom: true, delimiter: delimiterOf(parts), relax_column_count: true, skip_empty_lines: true };
  let header: string[] | undefined;
  const { parse } = await import("csv-parse");
  try {
    // With these options the parser gives lists of texts, which its types do not say.
    for await (const cells of Readable.from(parts).pipe(parse(options)) as AsyncIterable<string[]>) {
      if (header) yield toRow(header, cells);
      else header = checkHeader(cells);
    }
  } catch (error) {
    // The parser throws errors, nothing else.
    throw error instanceof UnreadableFile ? error : new UnreadableFile(`This is not CSV: ${(error as Error).message}`);
  }
}

function* rowsOfJson(parts: readonly string[]): Generator<unknown> {
  let rows: unknown;
  try {
    rows = JSON.parse(parts.join("").replace(/^\uFEFF/, ""));
  } catch (error) {
    // It is a SyntaxError.
    throw new UnreadableFile(`This is not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(rows)) throw new UnreadableFile("The file must hold an array of rows");
  yield* rows;
}

/** The one of comma, semicolon and tab that the header has most of. */
function delimiterOf([first = ""]: readonly string[]): string {
  const [header = ""] = first.trimStart().split(/\r|\n/, 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function checkHeader(cells: readonly string[]): string[] {
  const header = cells.map((cell) => cell.trim());
  if (header.length > MOST_COLUMNS) throw new UnreadableFile(`The file has more than ${MOST_COLUMNS} columns`);
  if (!header.includes("externalId"))
    throw new UnreadableFile("The first line must name the columns, externalId among them");
  return header;
}

/** An empty cell leaves its field as it is. */
function toRow(header: readonly string[], cells: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    cells.flatMap((cell, index) => {
      const name = header[index] || `column ${index + 1}`;
      return cell === "" ? [] : [[name, toValue(name, cell)]];
    }),
  );
}

function toValue(name: string, cell: string): unknown {
  const text = cell.trim();
  const isNumber = NUMBERS.has(name) || (name === "orderDate" && /^\d{5,}$/.test(text));
  if (isNumber) return text === "" || Number.isNaN(Number(text)) ? cell : Number(text);
  if (name === "staff") return toStaff(text);
  if (SWITCHES.has(name) && /^(true|false|1|0|yes|no)$/i.test(text)) return /^(true|1|yes)$/i.test(text);
  return cell;
}

/** Ids separated by semicolons; a lone hyphen says that there is nobody. What is wrong with an id is judged with its row. */
function toStaff(text: string): { externalId: string }[] {
  if (text === "-") return [];
  return text.split(";").map((externalId) => ({ externalId: externalId.trim() }));
}
