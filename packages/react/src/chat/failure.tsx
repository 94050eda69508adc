import { Component, type ReactNode } from "react";

/** What went wrong, as the server says it to people; anything else is said in a sentence of ours. */
export function reasonOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "data" in error) {
    const { data } = error;
    if (typeof data === "object" && data !== null && "message" in data && typeof data.message === "string")
      return data.message;
  }
  return "Something went wrong. Try again.";
}

function isRefusal(error: unknown): boolean {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : null;
  return typeof data === "object" && data !== null && "code" in data && data.code === "NOT_AUTHORIZED";
}

interface BoundaryProps {
  readonly children: ReactNode;
  /** Said instead of the server's words to somebody who may not see the content. */
  readonly whenRefused?: string;
  /** Offered next to the reason; called when the reader leaves. */
  readonly onLeave?: (() => void) | undefined;
}

/** Shows why its content is not to be had, such as a conversation that was handed to somebody else. */
export class Boundary extends Component<BoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (!("error" in this.state)) return this.props.children;
    const { onLeave, whenRefused } = this.props;
    const { error } = this.state;
    return (
      <div className="foyer-empty" role="alert">
        <p>{whenRefused && isRefusal(error) ? whenRefused : reasonOf(error)}</p>
        {onLeave && (
          <button type="button" className="foyer-button" onClick={onLeave}>
            Back to conversations
          </button>
        )}
      </div>
    );
  }
}
