import { CopyText } from "../settings/CopyText.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

/** A signing key that was just made; the secret is there when Foyer made one. */
export interface MadeKey {
  kid: string;
  secret?: string | undefined;
}

/** What the backend needs of a new key: its id for each token's header, and the secret while it can be had. */
export function MadeSigningKey({ made: { kid, secret } }: { made: MadeKey }) {
  if (secret) return <ShownOnce label="Signing key" secret={`kid ${kid}\nsecret ${secret}`} />;
  return (
    <div className="my-3 flex flex-col gap-1.5">
      <CopyText label="Key id" text={`kid ${kid}`} />
      <p role="status" className="text-ink-soft text-small">
        Sign with your private key, and put this kid into each token's header.
      </p>
    </div>
  );
}
