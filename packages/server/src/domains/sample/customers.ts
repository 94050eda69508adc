/** The people on the shop's site. */
import type { Attributes } from "../visitors/attributes.ts";
import type { Device, Location } from "../visitors/tables.ts";
import type { Customer } from "./talk.ts";

/** What is known about one of them. */
export interface CustomerFacts {
  readonly name?: string;
  readonly email?: string;
  /** The shop's own id of them. */
  readonly externalUserId?: string;
  readonly location: Location;
  readonly device: Device;
  readonly referrer?: string;
  /** The pages of the shop that they looked at last, and how many minutes ago that was. */
  readonly pages: readonly string[];
  readonly minutesAgo: number;
  /** When they first came. */
  readonly daysKnown: number;
  readonly attributes?: Attributes;
}

const phone = (browser: string, os: string): Device => ({ browser, os, deviceType: "mobile", platform: "web" });
const tablet = (browser: string, os: string): Device => ({ browser, os, deviceType: "tablet", platform: "web" });
const desk = (browser: string, os: string): Device => ({ browser, os, deviceType: "desktop", platform: "web" });
const place = (city: string, country: string, countryCode: string): Location => ({ city, country, countryCode });

/** All of them by the names that the talks use. */
export const customers: Readonly<Record<Customer, CustomerFacts>> = {
  priya: {
    name: "Priya Raman",
    email: "priya.raman@example.com",
    externalUserId: "customer-priya",
    location: place("Bristol", "United Kingdom", "GB"),
    device: phone("Safari", "iOS"),
    pages: ["/account", "/account/orders/4821", "/product/maidenhair-fern", "/delivery"],
    minutesAgo: 2,
    daysKnown: 214,
    attributes: { orders: 3, spentEuros: 267, newsletter: true },
  },
  tomas: {
    name: "Tomás Ferreira",
    email: "tomas.ferreira@example.pt",
    externalUserId: "customer-tomas",
    location: place("Lisbon", "Portugal", "PT"),
    device: phone("Chrome", "Android"),
    pages: ["/product/sunrise-kettle", "/basket", "/account"],
    minutesAgo: 400,
    daysKnown: 31,
    attributes: { orders: 2, spentEuros: 93, newsletter: false },
  },
  elin: {
    name: "Elin Berg",
    email: "elin.berg@example.se",
    externalUserId: "customer-elin",
    location: place("Gothenburg", "Sweden", "SE"),
    device: desk("Firefox", "Windows"),
    referrer: "https://duckduckgo.com/",
    pages: ["/", "/shelf/trail", "/product/fjord-blanket"],
    minutesAgo: 21,
    daysKnown: 88,
    attributes: { orders: 4, spentEuros: 318, newsletter: true },
  },
  marcus: {
    name: "Marcus Webb",
    email: "m.webb@example.co.uk",
    externalUserId: "customer-marcus",
    location: place("Manchester", "United Kingdom", "GB"),
    device: desk("Chrome", "Windows"),
    pages: ["/account", "/delivery"],
    minutesAgo: 1,
    daysKnown: 402,
    attributes: { orders: 6, spentEuros: 540, newsletter: false },
  },
  sophie: {
    name: "Sophie Laurent",
    email: "sophie.laurent@example.fr",
    externalUserId: "customer-sophie",
    location: place("Lyon", "France", "FR"),
    device: phone("Safari", "iOS"),
    referrer: "https://www.instagram.com/",
    pages: ["/product/swiss-cheese-plant", "/delivery"],
    minutesAgo: 270,
    daysKnown: 120,
    attributes: { orders: 1, spentEuros: 39.9, newsletter: true },
  },
  dieter: {
    name: "Dieter Hahn",
    email: "d.hahn@example.de",
    externalUserId: "customer-dieter",
    location: place("Munich", "Germany", "DE"),
    device: desk("Edge", "Windows"),
    pages: ["/shelf/plants", "/product/little-olive-tree", "/product/alba-pot"],
    minutesAgo: 95,
    daysKnown: 130,
    attributes: { company: "Hahn & Keller Architekten", orders: 2, spentEuros: 131 },
  },
  aoife: {
    name: "Aoife Byrne",
    email: "aoife@example.ie",
    externalUserId: "customer-aoife",
    location: place("Galway", "Ireland", "IE"),
    device: desk("Chrome", "macOS"),
    pages: ["/product/lark-tent", "/maker/northfold", "/delivery"],
    minutesAgo: 6,
    daysKnown: 760,
    attributes: { orders: 5, spentEuros: 611, newsletter: true },
  },
  noor: {
    name: "Noor van Dijk",
    email: "noor.vandijk@example.nl",
    externalUserId: "customer-noor",
    location: place("Utrecht", "Netherlands", "NL"),
    device: tablet("Safari", "iPadOS"),
    pages: ["/shelf/camp-kitchen", "/product/sunrise-kettle"],
    minutesAgo: 3,
    daysKnown: 45,
    attributes: { orders: 2, spentEuros: 78, newsletter: true },
  },
  kenji: {
    name: "Kenji Watanabe",
    email: "kenji.w@example.com",
    externalUserId: "customer-kenji",
    location: place("Berlin", "Germany", "DE"),
    device: desk("Chrome", "macOS"),
    referrer: "https://www.reddit.com/",
    pages: ["/product/day-rucksack", "/product/first-light-pan"],
    minutesAgo: 122,
    daysKnown: 64,
    attributes: { orders: 2, spentEuros: 163, newsletter: false },
  },
  lucia: {
    name: "Lucía Romero",
    email: "lucia.romero@example.es",
    externalUserId: "customer-lucia",
    location: place("Valencia", "Spain", "ES"),
    device: phone("Chrome", "Android"),
    pages: ["/account", "/basket"],
    minutesAgo: 58,
    daysKnown: 12,
    attributes: { orders: 1, spentEuros: 118, newsletter: true },
  },
  olga: {
    name: "Olga Nowak",
    email: "olga.nowak@example.pl",
    externalUserId: "customer-olga",
    location: place("Kraków", "Poland", "PL"),
    device: desk("Firefox", "Linux"),
    pages: ["/delivery", "/product/pair-of-mugs", "/account"],
    minutesAgo: 88,
    daysKnown: 3,
    attributes: { orders: 1, spentEuros: 104 },
  },
  edinburgh: {
    location: place("Edinburgh", "United Kingdom", "GB"),
    device: phone("Chrome", "Android"),
    referrer: "https://www.google.com/",
    pages: ["/shelf/trail", "/product/lookout-hat"],
    minutesAgo: 240,
    daysKnown: 2,
  },
  copenhagen: {
    location: place("Copenhagen", "Denmark", "DK"),
    device: phone("Safari", "iOS"),
    referrer: "https://www.google.com/",
    pages: ["/", "/shelf/plants", "/product/little-olive-tree"],
    minutesAgo: 4,
    daysKnown: 0.02,
  },
  vermont: {
    email: "g.whitlock@example.org",
    location: { city: "Burlington", region: "Vermont", country: "United States", countryCode: "US" },
    device: desk("Safari", "macOS"),
    pages: ["/", "/product/lookout-hat", "/product/ember-lantern", "/delivery"],
    minutesAgo: 1_690,
    daysKnown: 2,
  },
};
