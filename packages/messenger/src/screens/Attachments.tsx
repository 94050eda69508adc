import { useEffect, useMemo, useState } from "preact/hooks";
import { formatBytes } from "../model/bytes.ts";
import { useMessenger } from "../model/state.ts";
import type { Message } from "../model/thread.ts";
import type { OutgoingEntry } from "../outbox/visitorOutbox.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { fill } from "../words/words.ts";
import { MoreIcon } from "./MoreIcon.tsx";
import { useStyles } from "./useStyles.ts";

type Attachment = Message["attachments"][number];

const WIDEST_PX = 232;
const HIGHEST_PX = 260;

/** The files of a message that has arrived. */
export function AttachmentList({ files }: { files: readonly Attachment[] }) {
  useStyles(styles);
  return (
    <div class="files">
      {files.map((file) =>
        file.mimeType.startsWith("image/") ? (
          <Picture key={file._id} file={file} />
        ) : (
          <FileLink key={file._id} file={file} />
        ),
      )}
    </div>
  );
}

function Picture({ file }: { file: Attachment }) {
  const state = useMessenger();
  const words = allWords(state);
  const { server, frame, language } = state;
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <FileLink file={file} />;
  const { width = 4, height = 3 } = file;
  const share = Math.min(1, WIDEST_PX / width, HIGHEST_PX / height);
  // Its place is kept before it arrives, so that nothing jumps.
  const style = file.width
    ? { width: `${Math.max(48, Math.round(width * share))}px`, aspectRatio: `${width} / ${height}` }
    : {};
  const address = (url: string) => new URL(url, server).href;
  const open = () =>
    void import("./viewer.ts").then(({ showImage }) =>
      showImage(frame, {
        url: address(file.url),
        name: file.fileName,
        words,
        detail: formatBytes(file.size, language.value),
      }),
    );
  return (
    <button
      type="button"
      class="picture"
      style={style}
      onClick={open}
      aria-label={fill(words.openImage, { name: file.fileName })}
    >
      <img src={address(file.thumbnailUrl ?? file.url)} alt="" loading="lazy" onError={() => setBroken(true)} />
    </button>
  );
}

function FileLink({ file }: { file: Attachment }) {
  const { server, language } = useMessenger();
  return (
    <a
      class="file"
      href={new URL(file.url, server).href}
      target="_blank"
      rel="noopener noreferrer"
      download={file.fileName}
    >
      <FileFace name={file.fileName} detail={formatBytes(file.size, language.value)} />
    </a>
  );
}

function FileFace({ name, detail }: { name: string; detail: string }) {
  return (
    <>
      <span class="file-icon">
        <MoreIcon name="file" />
      </span>
      <span class="file-text">
        <span class="clip">{name}</span>
        <span class="faint">{detail}</span>
      </span>
    </>
  );
}

/** The files of a message on its way, with how much has left. */
export function OutgoingFiles({ entry }: { entry: OutgoingEntry }) {
  useStyles(styles);
  const { outbox, outgoing, language } = useMessenger();
  void outgoing.value;
  const share = outbox.hasArrived(entry.id) ? 1 : outbox.progressOf(entry.id);
  const isFailed = entry.state === "failed";
  return (
    <div class="files">
      {entry.body.files.map((file, index) =>
        file.type.startsWith("image/") ? (
          <span class={share < 1 ? "picture is-waiting" : "picture"} key={index}>
            <LocalImage file={file} />
          </span>
        ) : (
          <span class="file" key={index}>
            <FileFace name={file.name} detail={formatBytes(file.size, language.value)} />
          </span>
        ),
      )}
      {share < 1 && !isFailed && <progress max={1} value={share} />}
    </div>
  );
}

/** A picture of this device that is not on the server yet. */
export function LocalImage({ file }: { file: File }) {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={file.name} />;
}
