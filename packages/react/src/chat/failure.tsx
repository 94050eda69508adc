import { Component, createContext, type ReactNode } from "react";

/** What went wrong, as the server says it to people; anything else is said in a sentence of ours. */
export function reasonOf(error: unknown): string {
  if (codeOf(error) === "NOT_AUTHENTICATED") return "You are not signed in, or no longer.";
  if (typeof error === "object" && error !== null && "data" in error) {
    const { data } = error;
    if (typeof data === "object" && data !== null && "message" in data && typeof data.message === "string")
      return data.message;
  }
  return "Something went wrong. Try again.";
}

function codeOf(error: unknown): unknown {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : null;
  return typeof data === "object" && data !== null && "code" in data ? data.code : undefined;
}

/** Done before what failed is tried again: a page that signs people in by itself does so once more. */
export const BeforeRetry = createContext<() => void>(() => {});

interface BoundaryProps {
  readonly children: ReactNode;
  /** Said instead of the server's words to somebody who may not see the content. */
  readonly whenRefused?: string;
  /** Offered next to the reason; called when the reader leaves. */
  readonly onLeave?: (() => void) | undefined;
}

/** Shows why its content is not to be had, such as a conversation that was handed to somebody else, and tries again when asked. */
export class Boundary extends Component<BoundaryProps, { error?: unknown }> {
  static override contextType = BeforeRetry;
  declare context: () => void;
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  readonly #retry = (): void => {
    this.context();
    this.setState({ error: undefined });
  };

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const { onLeave, whenRefused } = this.props;
    const isRefused = whenRefused !== undefined && codeOf(error) === "NOT_AUTHORIZED";
    return (
      <div className="foyer-empty" role="alert">
        <p>{isRefused ? whenRefused : reasonOf(error)}</p>
        <div className="foyer-choices">
          {!isRefused && (
            <button type="button" className="foyer-button" onClick={this.#retry}>
              Retry
            </button>
          )}
          {onLeave && (
            <button type="button" className="foyer-button" onClick={onLeave}>
              Back to conversations
            </button>
          )}
        </div>
      </div>
    );
  }
}
