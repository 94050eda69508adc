import { api } from "@foyer/sdk";
import { Button, Dialog, Select } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { Problem } from "../shell/Problem.tsx";
import type { Algorithm } from "./algorithms.ts";
import type { MadeKey } from "./MadeSigningKey.tsx";
import { PublicKeyField } from "./PublicKeyField.tsx";

const DAY_MS = 86_400_000;
const overlaps = [
  { value: "0", label: "Not at all" },
  { value: "1", label: "A day" },
  { value: "7", label: "A week" },
  { value: "30", label: "30 days" },
] as const;

/** Props of `ReplaceSigningKey`. */
export interface ReplaceSigningKeyProps {
  signingKey: { _id: string; name: string; algorithm: Algorithm };
  isOpen: boolean;
  onClose: () => void;
  onReplaced: (made: MadeKey) => void;
}

/** Puts a new key of the same kind in a key's place, with time to change the backend. */
export function ReplaceSigningKey({ signingKey, isOpen, onClose, onReplaced }: ReplaceSigningKeyProps) {
  const { _id: id, name, algorithm } = signingKey;
  const rotate = useMutation(api.signingKeys.rotate);
  const [publicKey, setPublicKey] = useState("");
  const [days, setDays] = useState<(typeof overlaps)[number]["value"]>("1");
  const isShared = algorithm === "HS256";
  const replacing = useAttempt(
    useCallback(async () => {
      const own = isShared ? {} : { publicKey: publicKey.trim() };
      onReplaced(await rotate({ id, overlapMs: Number(days) * DAY_MS, ...own }));
      setPublicKey("");
      onClose();
    }, [rotate, id, days, isShared, publicKey, onReplaced, onClose]),
  );
  const rest = replacing.problemBeside("publicKey");
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(isWanted) => !isWanted && onClose()}
      title={`Replace ${name}`}
      description="The new key has a kid of its own. Change your backend while the old one is good, and nobody notices."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={replacing.isBusy}
            disabled={!isShared && publicKey.trim() === ""}
            onClick={() => void replacing.run()}
          >
            Replace
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-1">
        {!isShared && (
          <PublicKeyField value={publicKey} onChange={setPublicKey} error={replacing.problemOf("publicKey")} />
        )}
        <Select label="The old key's tokens stay good for" value={days} onChange={setDays} options={overlaps} />
        {rest && <Problem>{rest}</Problem>}
      </div>
    </Dialog>
  );
}
