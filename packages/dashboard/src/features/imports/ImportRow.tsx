import { Badge, Button, ProgressBar, RelativeTime, type Tone } from "@foyer/ui";
import { useId, useState } from "react";
import { type CommerceImport, nameOfKind } from "./commerceImport.ts";
import { ImportErrors } from "./ImportErrors.tsx";

/** Props of `ImportRow`. */
export interface ImportRowProps {
  job: CommerceImport;
  /** How much of the file has left this page; undefined when it is not sent from here. */
  share: number | undefined;
}

/** One file that is or was taken over: how far it is, what became of its rows, and which were left out. */
export function ImportRow({ job, share }: ImportRowProps) {
  const [isOpen, setOpen] = useState(false);
  const errorsId = useId();
  const name = job.fileName ?? nameOfKind(job.kind);
  const badge = badgeOf(job);
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-48 flex-1">
          <p className="flex items-center gap-2 font-medium">
            <span className="truncate">{name}</span>
            {badge && <Badge tone={badge.tone}>{badge.label}</Badge>}
          </p>
          <p className="text-ink-soft text-small">
            {nameOfKind(job.kind)} · <RelativeTime at={job._creationTime} style="long" />
            {" · "}
            <span className="tabular-nums">{countsOf(job, share)}</span>
          </p>
        </div>
        {job.failed > 0 && (
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-controls={errorsId}
            aria-label={`${isOpen ? "Hide errors" : "Show errors"} of ${name}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "Hide errors" : "Show errors"}
          </Button>
        )}
      </div>
      {(job.status === "running" || share !== undefined) && (
        <ProgressBar className="mt-2" label={`Importing ${name}`} share={share ?? shareOf(job)} />
      )}
      {job.failure && <p className="mt-1 text-danger-ink wrap-anywhere">{job.failure}</p>}
      <div id={errorsId}>
        {isOpen && <ImportErrors id={job._id} failed={job.failed} format={job.format} fileName={job.fileName} />}
      </div>
    </li>
  );
}

function badgeOf({ status, failed }: CommerceImport): { label: string; tone: Tone } | undefined {
  if (status === "failed") return { label: "Failed", tone: "danger" };
  if (status === "done")
    return failed > 0 ? { label: "Rows left out", tone: "warning" } : { label: "Done", tone: "positive" };
  return undefined;
}

function shareOf({ total, processed }: CommerceImport): number | null {
  return total === undefined ? null : processed / Math.max(1, total);
}

/** What became of the rows, in words: "1,200 rows: 1,000 new, 190 unchanged, 10 left out". */
function countsOf(job: CommerceImport, share: number | undefined): string {
  const { status, total, processed } = job;
  if (share !== undefined) return `sending, ${Math.round(share * 100)} %`;
  if (status === "uploading") return "not sent to its end; send it again";
  if (status === "failed" && processed === 0) return "nothing was changed";
  if (total === undefined) return "reading the file";
  if (status === "running") return `${processed.toLocaleString()} of ${total.toLocaleString()} rows`;
  const parts = [
    [job.created, "new"],
    [job.updated, "changed"],
    [job.unchanged, "unchanged"],
    [job.failed, "left out"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString()} ${word}`);
  return `${processed.toLocaleString()} ${processed === 1 ? "row" : "rows"}: ${told.join(", ") || "nothing in it"}`;
}
