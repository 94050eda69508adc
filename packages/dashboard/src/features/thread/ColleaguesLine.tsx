/** Who else is writing an answer just now. */
export function ColleaguesLine({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p role="status" className="px-5 pb-1 text-center text-ink-soft text-small">
      {names.join(", ")} {names.length === 1 ? "is" : "are"} writing a reply…
    </p>
  );
}
