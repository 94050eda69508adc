import { classes, IconButton } from "@foyer/ui";
import { FileImage, FileText, X } from "lucide-react";
import type { OutgoingFile } from "../outbox/outgoing.ts";
import { formatBytes } from "../thread/fileSize.ts";
import type { Upload } from "./useUploads.ts";

/** Props of `FileTray`. */
export interface FileTrayProps {
  files: readonly OutgoingFile[];
  uploads: readonly Upload[];
  onRemove: (id: string) => void;
  onCancel: (key: string) => void;
}

/** The files that go with the message, those on their way with how far they are. */
export function FileTray({ files, uploads, onRemove, onCancel }: FileTrayProps) {
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul aria-label="Files" className="flex flex-wrap gap-1.5 px-1.5 pb-1">
      {files.map(({ id, name, mimeType, sizeBytes }) => (
        <Tile
          key={id}
          name={name}
          detail={formatBytes(sizeBytes)}
          isImage={mimeType.startsWith("image/")}
          onRemove={() => onRemove(id)}
        />
      ))}
      {uploads.map(({ key, name, share, problem }) => (
        <Tile
          key={key}
          name={name}
          detail={problem ?? `${Math.round(share * 100)} %`}
          isFailed={problem !== undefined}
          {...(problem === undefined ? { share } : {})}
          onRemove={() => onCancel(key)}
        />
      ))}
    </ul>
  );
}

interface TileProps {
  name: string;
  detail: string;
  isImage?: boolean;
  isFailed?: boolean;
  share?: number;
  onRemove: () => void;
}

function Tile({ name, detail, isImage = false, isFailed = false, share, onRemove }: TileProps) {
  const Icon = isImage ? FileImage : FileText;
  return (
    <li
      className={classes(
        "relative flex max-w-64 items-center gap-2 overflow-hidden rounded-control bg-hover py-1 pr-1 pl-2",
        isFailed && "inset-ring inset-ring-danger",
      )}
    >
      <Icon className="size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        <span className={classes("block text-small tabular-nums", isFailed ? "text-danger-ink" : "text-ink-faint")}>
          {detail}
        </span>
      </span>
      <IconButton label={`Remove ${name}`} icon={<X />} size="small" onClick={onRemove} />
      {share !== undefined && (
        <span
          role="progressbar"
          aria-label={`Uploading ${name}`}
          aria-valuenow={Math.round(share * 100)}
          className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width]"
          style={{ width: `${share * 100}%` }}
        />
      )}
    </li>
  );
}
