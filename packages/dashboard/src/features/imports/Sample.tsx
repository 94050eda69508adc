import { Button, SegmentedControl } from "@foyer/ui";
import { FileDown } from "lucide-react";
import { useState } from "react";
import { saveText } from "../../device/saveText.ts";
import { CopyText } from "../settings/CopyText.tsx";
import { type Format, type Kind, nameOfKind } from "./commerceImport.ts";
import { sampleOf } from "./samples.ts";

const formats = [
  { value: "csv", label: "CSV" },
  { value: "json", label: "JSON" },
] as const;

/** How a file of a kind looks, to be copied or saved and filled in. */
export function Sample({ kind }: { kind: Kind }) {
  const [format, setFormat] = useState<Format>("csv");
  const text = sampleOf(kind, format);
  return (
    <details className="mt-4">
      <summary className="focus-ring w-fit cursor-pointer rounded-small text-ink-soft hover:text-ink">
        How such a file looks
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedControl label="Format" segments={formats} value={format} onChange={setFormat} />
          <Button
            size="small"
            variant="quiet"
            icon={<FileDown />}
            onClick={() => saveText(`${kind}.${format}`, text, format === "csv" ? "text/csv" : "application/json")}
          >
            Save as a file
          </Button>
        </div>
        <CopyText label={`Sample of ${nameOfKind(kind).toLowerCase()}`} text={text.trimEnd()} />
        {kind === "stores" && format === "csv" && (
          <p className="text-ink-soft text-small">
            Staff are ids of your own with semicolons between them; names and addresses of staff need JSON.
          </p>
        )}
      </div>
    </details>
  );
}
