/** Markup that may be put into a page as it is; only `html` makes it. */
export interface Html {
  readonly text: string;
}

/** What can stand in a template: text is escaped, markup is not, and nothing at all is left out. */
export type Child = Html | string | number | false | null | undefined | readonly Child[];

/** A piece of a page; everything put into it is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...children: Child[]): Html {
  return { text: parts.map((part, index) => part + render(children[index])).join("") };
}

function render(child: Child): string {
  if (child === undefined || child === null || child === false) return "";
  if (typeof child === "string" || typeof child === "number") return escapeText(String(child));
  return "text" in child ? child.text : child.map(render).join("");
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
