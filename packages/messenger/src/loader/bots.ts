/** Crawlers, previewers and monitors, by what they call themselves; a browser that a test drives is none of them. */
const bots =
  /bot\b|bot[/_;]|crawl|spider|slurp|facebookexternalhit|embedly|preview|lighthouse|pagespeed|pingdom|uptime|scrap(er|y)|archiver|mediapartners|feedfetcher|validator/i;

/** Whether a page is read by a program, which gets no messenger. */
export function isBot(userAgent: string): boolean {
  return bots.test(userAgent);
}
