import { RelativeTime } from "@foyer/ui";
import type { ReactNode } from "react";
import { PanePart } from "../shell/SidePane.tsx";
import { deviceOf, formatAttribute, placeOf, shortUrl, spokenKey, type Visitor } from "./visitor.ts";

/** What is known of a visitor, as names and values. */
export function VisitorFacts({ visitor }: { visitor: Visitor }) {
  const { email, externalUserId, currentUrl, referrer, isOnline, lastActiveAt, firstSeenAt } = visitor;
  return (
    <FactList>
      {email && (
        <Fact name="E-mail">
          <a href={`mailto:${email}`} className="focus-ring rounded-small text-accent-ink hover:underline">
            {email}
          </a>
        </Fact>
      )}
      {externalUserId && <Fact name="User id">{externalUserId}</Fact>}
      {placeOf(visitor) && <Fact name="Location">{placeOf(visitor)}</Fact>}
      {deviceOf(visitor) && <Fact name="Device">{deviceOf(visitor)}</Fact>}
      {currentUrl && (
        <Fact name={isOnline ? "Looking at" : "Last page"}>
          {/* Visitors' browsers say where they are; only addresses of pages lead anywhere. */}
          <a
            href={/^https?:/.test(currentUrl) ? currentUrl : undefined}
            target="_blank"
            rel="noopener noreferrer"
            title={currentUrl}
            className="focus-ring rounded-small text-accent-ink hover:underline"
          >
            {shortUrl(currentUrl)}
          </a>
        </Fact>
      )}
      {referrer && <Fact name="Came from">{shortUrl(referrer)}</Fact>}
      <Fact name="Last seen">{isOnline ? "Now" : <RelativeTime at={lastActiveAt} style="long" />}</Fact>
      <Fact name="First seen">
        <RelativeTime at={firstSeenAt} style="long" />
      </Fact>
    </FactList>
  );
}

/** What the site told about a visitor, if it told anything. */
export function VisitorAttributes({ visitor }: { visitor: Visitor }) {
  const attributes = Object.entries(visitor.customAttributes ?? {});
  if (attributes.length === 0) return null;
  return (
    <PanePart title="From your site">
      <FactList>
        {attributes.map(([name, value]) => (
          <Fact key={name} name={spokenKey(name)}>
            {formatAttribute(value)}
          </Fact>
        ))}
      </FactList>
    </PanePart>
  );
}

/** Names and values under one another. */
function FactList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[minmax(4.5rem,auto)_1fr] gap-x-3 gap-y-1.5">{children}</dl>;
}

/** One name with its value. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="max-w-36 truncate text-ink-faint">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
