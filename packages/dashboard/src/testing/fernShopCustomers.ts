/** What the messenger of the shop's site says about each customer when it starts. */
export interface Customer {
  name?: string;
  email?: string;
  currentUrl?: string;
  referrer?: string;
  device?: { browser: string; os: string; deviceType: string };
  location?: { city: string; country: string; countryCode: string };
  customAttributes?: Record<string, string | number | boolean>;
}

const phone = { browser: "Safari", os: "iOS 19", deviceType: "mobile" };
const laptop = { browser: "Firefox", os: "Windows 11", deviceType: "desktop" };
const mac = { browser: "Chrome", os: "macOS 16", deviceType: "desktop" };
const site = "https://fieldandfern.example";

/** The customers by a key of ours. */
export const customers: Readonly<Record<string, Customer>> = {
  priya: {
    name: "Priya Raman",
    email: "priya.raman@example.com",
    currentUrl: `${site}/orders/4821`,
    referrer: "https://www.duckduckgo.com/",
    device: phone,
    location: { city: "Leeds", country: "United Kingdom", countryCode: "GB" },
    customAttributes: { plan: "Plant club", orders: 14, lifetimeValue: "£612", newsletter: true },
  },
  theo: {
    name: "Théo Marchand",
    email: "theo@marchand.example",
    currentUrl: `${site}/returns`,
    device: mac,
    location: { city: "Lyon", country: "France", countryCode: "FR" },
  },
  sofia: {
    name: "Sofía Reyes",
    email: "sofia.reyes@example.com",
    currentUrl: `${site}/pots/terracotta`,
    device: phone,
    location: { city: "Porto", country: "Portugal", countryCode: "PT" },
    customAttributes: { orders: 3 },
  },
  kenji: {
    name: "Kenji Watanabe",
    email: "kenji@example.jp",
    currentUrl: `${site}/care/monstera`,
    device: laptop,
    location: { city: "Osaka", country: "Japan", countryCode: "JP" },
  },
  ingrid: {
    name: "Ingrid Solheim",
    email: "ingrid@fjordkontor.example",
    currentUrl: `${site}/business`,
    device: mac,
    location: { city: "Bergen", country: "Norway", countryCode: "NO" },
    customAttributes: { company: "Fjordkontor AS", plan: "Business" },
  },
  marcus: { name: "Marcus Bell", email: "marcus.bell@example.com", currentUrl: site, device: laptop },
  stranger: {
    currentUrl: `${site}/delivery`,
    device: phone,
    location: { city: "Mariehamn", country: "Åland Islands", countryCode: "AX" },
  },
  lena: {
    name: "Lena Vogel",
    email: "lena.vogel@example.de",
    currentUrl: `${site}/gift-cards`,
    device: mac,
    location: { city: "Hamburg", country: "Germany", countryCode: "DE" },
  },
  omar: {
    name: "Omar Haddad",
    email: "omar@haddad.example",
    currentUrl: `${site}/checkout`,
    device: phone,
    location: { city: "Amman", country: "Jordan", countryCode: "JO" },
  },
  chloe: { name: "Chloe Nguyen", currentUrl: `${site}/ferns/maidenhair`, device: phone },
  anders: {
    name: "Anders Holm",
    email: "anders@holm.example",
    currentUrl: `${site}/workshops`,
    device: laptop,
    location: { city: "Aarhus", country: "Denmark", countryCode: "DK" },
  },
  ruth: {
    name: "Ruth Abramson",
    email: "ruth.abramson@example.com",
    currentUrl: `${site}/orders/4702`,
    device: mac,
    location: { city: "Boston", country: "United States", countryCode: "US" },
  },
  visitor2: { currentUrl: `${site}/tools/secateurs`, device: laptop },
  gabriel: {
    name: "Gabriel Souza",
    email: "gabriel@example.br",
    currentUrl: `${site}/seeds`,
    device: phone,
    location: { city: "Recife", country: "Brazil", countryCode: "BR" },
  },
};
