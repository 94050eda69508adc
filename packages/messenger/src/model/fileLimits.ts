/** Which files may be sent, said before they are uploaded. */
import type { Result } from "@foyer/sdk/sync/calls.ts";
import { allWords } from "../words/moreWords.ts";
import { fill } from "../words/words.ts";
import { formatBytes } from "./bytes.ts";
import type { State } from "./state.ts";

/** The limits of a workspace. */
export type FileLimits = Result<"supportAttachments:getLimits">;

const known = new WeakMap<State, FileLimits>();

/** The limits; undefined while there is no connection to ask over, when the server will judge. */
export async function fetchLimits(state: State): Promise<FileLimits | undefined> {
  const { client, workspaceId, isLive } = state;
  if (!known.has(state) && isLive.value) {
    known.set(state, await client.ask("supportAttachments:getLimits", { workspaceId }));
  }
  return known.get(state);
}

/** Those files that may be sent, and what is wrong with the others. */
export function checkFiles(
  files: readonly File[],
  limits: FileLimits | undefined,
  state: Pick<State, "words" | "language">,
): { accepted: readonly File[]; problem: string } {
  if (!limits) return { accepted: files, problem: "" };
  const { maxSizeBytes, maxFilesPerMessage, extensions } = limits;
  const large = files.find((file) => file.size > maxSizeBytes);
  const strange = files.find((file) => !isOfKind(file, extensions));
  const accepted = files.filter((file) => file.size <= maxSizeBytes && isOfKind(file, extensions));
  const words = allWords(state);
  const size = formatBytes(maxSizeBytes, state.language.value);
  const problem = large
    ? fill(words.tooLarge, { name: large.name, size })
    : strange
      ? fill(words.wrongType, { name: strange.name })
      : accepted.length > maxFilesPerMessage
        ? fill(words.tooMany, { count: maxFilesPerMessage })
        : "";
  return { accepted: accepted.slice(0, maxFilesPerMessage), problem };
}

/** By its name, or by its type where there is no ending: the server looks at the content. */
function isOfKind({ name, type }: File, extensions: readonly string[]): boolean {
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  return extensions.includes(ending) || extensions.includes(type.split("/")[1] ?? "");
}
