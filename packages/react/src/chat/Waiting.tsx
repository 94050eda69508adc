import type { Outbox } from "./outgoing.ts";

/** Messages that are on their way, and those that did not arrive with what can be done about it. */
export function Waiting({ outbox }: { outbox: Outbox }) {
  return outbox.waiting.map((message) => (
    <li key={message.clientMessageId} className="foyer-message" data-own>
      <div className="foyer-bubble">
        {message.file && <p>{message.file.name}</p>}
        {message.content && <p>{message.content}</p>}
      </div>
      <span className="foyer-meta">
        {message.failure === undefined ? (
          "Sending …"
        ) : (
          <>
            <span className="foyer-danger" role="alert">
              Not sent: {message.failure}
            </span>
            <button type="button" className="foyer-quiet" onClick={() => outbox.retry(message)}>
              Retry
            </button>
            <button type="button" className="foyer-quiet" onClick={() => outbox.drop(message)}>
              Discard
            </button>
          </>
        )}
      </span>
    </li>
  ));
}
