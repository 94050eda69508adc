import { Button } from "@foyer/ui";
import { FileUp } from "lucide-react";
import { useRef } from "react";
import { formatBytes } from "../thread/fileSize.ts";

/** Props of `FileChoice`. */
export interface FileChoiceProps {
  file: File | undefined;
  onChoose: (file: File) => void;
}

/** The chosen file, or the button to choose one. */
export function FileChoice({ file, onChoose }: FileChoiceProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-large border border-line-strong border-dashed px-4 py-3">
      <Button icon={<FileUp />} onClick={() => picker.current?.click()}>
        Choose a file…
      </Button>
      <span className="min-w-0 flex-1 truncate text-ink-soft">
        {file ? `${file.name} · ${formatBytes(file.size)}` : "or drop it here"}
      </span>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="File to import"
        accept=".csv,.tsv,.txt,.json,text/csv,application/json"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onChoose(chosen);
          event.target.value = "";
        }}
      />
    </div>
  );
}
