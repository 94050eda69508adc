import { linkify } from "@foyer/ui/linkify.ts";

/** The words of a message; addresses of pages can be followed, whatever else looks like one stays words. */
export function MessageText({ text }: { text: string }) {
  return (
    <p>
      {linkify(text).map(({ text: piece, href }, index) =>
        href && /^https?:/i.test(href) ? (
          <a key={index} className="foyer-link" href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </p>
  );
}
