import type { Composing } from "../model/composing.ts";
import { useMessenger } from "../model/state.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { fill } from "../words/words.ts";
import { LocalImage } from "./Attachments.tsx";
import { MoreIcon } from "./MoreIcon.tsx";
import { useStyles } from "./useStyles.ts";

/** The files that go with the message that is being written. */
export function ChosenFiles({ composing: { files } }: { composing: Composing }) {
  const state = useMessenger();
  const words = allWords(state);
  useStyles(styles);
  return (
    <ul class="chosen">
      {files.value.map((file) => (
        <li key={file}>
          {file.type.startsWith("image/") ? (
            <LocalImage file={file} />
          ) : (
            <>
              <MoreIcon name="file" />
              <span class="clip">{file.name}</span>
            </>
          )}
          <button
            type="button"
            aria-label={fill(words.removeFile, { name: file.name })}
            onClick={() => {
              files.value = files.value.filter((other) => other !== file);
            }}
          >
            <MoreIcon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
