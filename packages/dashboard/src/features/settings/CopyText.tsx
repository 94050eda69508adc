import { IconButton } from "@foyer/ui";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "../../device/copyText.ts";

/** Props of `CopyText`. */
export interface CopyTextProps {
  /** What it is, for screen readers. */
  label: string;
  text: string;
}

/** Code or a key, to be copied whole. */
export function CopyText({ label, text }: CopyTextProps) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    if (!(await copyText(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  }
  return (
    <div className="flex items-start gap-2 rounded-control bg-sunken p-2.5 inset-ring inset-ring-line">
      <textarea
        readOnly
        aria-label={label}
        rows={text.split("\n").length}
        wrap="off"
        spellCheck={false}
        value={text}
        onFocus={(event) => event.target.select()}
        className="focus-ring min-w-0 flex-1 resize-none overflow-x-auto rounded-small bg-transparent py-1 font-mono text-small"
      />
      <IconButton
        label={isCopied ? "Copied" : `Copy ${label.toLowerCase()}`}
        icon={isCopied ? <Check /> : <Copy />}
        size="small"
        onClick={() => void copy()}
      />
    </div>
  );
}
