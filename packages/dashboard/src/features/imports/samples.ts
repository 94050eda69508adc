import type { Format, Kind } from "./commerceImport.ts";
import { toCsv } from "./csv.ts";

type Row = Record<string, unknown>;

const rows: Record<Kind, readonly Row[]> = {
  stores: [
    {
      externalId: "fern-and-co",
      name: "Fern & Co.",
      directMessaging: true,
      staff: [
        { externalId: "mia", name: "Mia Vogel", email: "mia@fern.example" },
        { externalId: "jonas", name: "Jonas Thiel" },
      ],
    },
    { externalId: "clay-corner", name: "Clay Corner", directMessaging: false },
  ],
  customers: [
    { externalId: "c-1", name: "Lena Brandt", email: "lena@example.com" },
    { externalId: "c-2", name: "Tomás Rivera" },
  ],
  products: [
    { externalId: "p-1", name: "Boston fern", storeExternalId: "fern-and-co", price: 24.5, currency: "EUR" },
    { externalId: "p-2", name: "Clay pot, 14 cm", storeExternalId: "clay-corner", price: 9, currency: "EUR" },
  ],
  orders: [
    {
      externalId: "o-1001",
      storeExternalId: "fern-and-co",
      customerExternalId: "c-1",
      status: "shipped",
      totalAmount: 48.9,
      currency: "EUR",
      orderDate: "2026-01-02T09:30:00Z",
    },
    {
      externalId: "o-1002",
      storeExternalId: "clay-corner",
      customerExternalId: "c-2",
      status: "cancelled",
      totalAmount: 18,
      currency: "EUR",
      orderDate: "2026-01-03T14:05:00Z",
    },
  ],
};

/** A short file of a kind that can be taken over as it stands. */
export function sampleOf(kind: Kind, format: Format): string {
  const sample = rows[kind];
  if (format === "json") return `${JSON.stringify(sample, null, 2)}\n`;
  const columns = new Set(sample.flatMap((row) => Object.keys(row)));
  return toCsv([...columns], sample.map(flat));
}

/** A row as a line: of staff, CSV holds the ids. */
function flat(row: Row): Row {
  const { staff } = row;
  if (!Array.isArray(staff)) return row;
  return { ...row, staff: staff.map((one: { externalId: string }) => one.externalId).join(";") };
}
