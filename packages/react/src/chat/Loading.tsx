import { Connection } from "./Connection.tsx";

const LINES = [1, 2, 3, 4];

/** A list that is on its way, as high as its first rows will be. */
export function LoadingList() {
  return (
    <div className="foyer-list" aria-busy="true">
      <p className="foyer-hidden">Loading conversations …</p>
      {LINES.map((line) => (
        <span key={line} className="foyer-bone" />
      ))}
      <Connection />
    </div>
  );
}

/** A conversation that is on its way. */
export function LoadingThread({ onBack }: { onBack?: (() => void) | undefined }) {
  return (
    <div className="foyer-thread" aria-busy="true">
      <div className="foyer-head">
        <div className="foyer-title">
          {onBack && (
            <button type="button" className="foyer-quiet" aria-label="Back to conversations" onClick={onBack}>
              ←
            </button>
          )}
          <span className="foyer-bone" />
          <p className="foyer-hidden">Loading the conversation …</p>
        </div>
      </div>
      <Connection />
    </div>
  );
}
