import { api } from "@foyer/sdk";
import { Button } from "@foyer/ui";
import { FileDown } from "lucide-react";
import { saveText } from "../../device/saveText.ts";
import { useLive } from "../../live/useLive.ts";
import { Loaded } from "../settings/SettingsGroup.tsx";
import { ScrollPane } from "../shell/ScrollPane.tsx";
import type { CommerceImport, RowError } from "./commerceImport.ts";
import { toCsv } from "./csv.ts";

/** The rows that were left out, with what is wrong in them; the server keeps the first hundred. */
export function ImportErrors({ id, failed, format, fileName = "import" }: ImportErrorsProps) {
  const live = useLive(api.commerceImports.get, { id });
  const save = (errors: readonly RowError[]) => {
    const rows = errors.map(({ row, path, message }) => ({ row, column: path, message }));
    saveText(`Errors of ${fileName}.csv`, toCsv(["row", "column", "message"], rows), "text/csv");
  };
  return (
    <Loaded live={live}>
      {({ errors }) => (
        <div className="mt-2 rounded-large bg-sunken px-3.5 py-2.5">
          <div className="flex flex-wrap items-center gap-2 pb-1">
            <p className="flex-1 text-ink-soft text-small">
              {failed > errors.length && `The first ${errors.length} of ${failed.toLocaleString()}. `}
              Put these rows right and import the file again.
              {format === "csv" && " Row 1 is the line below the column names."}
            </p>
            <Button size="small" variant="quiet" icon={<FileDown />} onClick={() => save(errors)}>
              Save this list
            </Button>
          </div>
          <ScrollPane label="Errors" className="max-h-72">
            <ul aria-label="Rows that were left out">
              {errors.map(({ row, path, message }) => (
                <li key={row} className="flex gap-3 py-1 text-small">
                  <span className="w-20 shrink-0 text-ink-soft tabular-nums">Row {row.toLocaleString()}</span>
                  <span className="min-w-0 flex-1 wrap-anywhere">
                    {path && <code>{path}: </code>}
                    {message}
                  </span>
                </li>
              ))}
            </ul>
          </ScrollPane>
        </div>
      )}
    </Loaded>
  );
}

/** Props of `ImportErrors`. */
export interface ImportErrorsProps {
  id: string;
  failed: number;
  format: CommerceImport["format"];
  fileName: string | undefined;
}
