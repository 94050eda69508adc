/** Programs that read pages: they get no visitor, so that lists hold people. */

/**
 * Crawlers, previewers and monitors by what they call themselves. A browser without a window is no bot: tests and
 * screenshots of sites run in one. Nor is Cubot, a make of telephones.
 */
const BOT =
  /(?<!\bcu)bot\b|(?<!\bcu)bot[/_;]|crawl|spider|slurp|facebookexternalhit|embedly|(?:link|url|uri|web)preview|lighthouse|pagespeed|pingdom|uptime|monitoring\b|scrap(?:er|y)|archiver|mediapartners|curl\/|wget\/|python-requests|go-http-client|libwww|feedfetcher|validator/i;

/** Whether a User-Agent header belongs to a program that only reads pages. */
export function isBot(userAgent: string | undefined): boolean {
  return userAgent !== undefined && BOT.test(userAgent);
}
