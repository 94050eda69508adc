import { TextField } from "@foyer/ui";
import { type ReactNode, useState } from "react";
import type { Attempt } from "../../live/useAttempt.ts";
import { Form } from "./Form.tsx";

/** Props of `CodeForm`. */
export interface CodeFormProps {
  verb: string;
  attempt: Attempt<[Record<string, string>]>;
  /** Sends another code. */
  resend: Attempt<[]>;
  /** Fields besides the code. */
  children?: ReactNode;
}

/** Asks for the code that was sent by e-mail. */
export function CodeForm({ verb, attempt, resend, children }: CodeFormProps) {
  const [isSent, setSent] = useState(false);
  return (
    <Form
      label="Enter the code"
      verb={verb}
      isBusy={attempt.isBusy}
      problem={attempt.problemBeside("code", "newPassword") ?? resend.failure?.message}
      onSend={(fields) => void attempt.run(fields)}
      footer={
        <p className="text-ink-soft">
          {isSent ? (
            <span role="status">A new code is on its way.</span>
          ) : (
            <>
              Nothing arrived? Look into the spam folder, or{" "}
              <button
                type="button"
                onClick={async () => setSent(await resend.run())}
                disabled={resend.isBusy}
                className={linkClasses}
              >
                send another code
              </button>
              .
            </>
          )}
        </p>
      }
    >
      <TextField
        label="Code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        placeholder="123456"
        maxLength={7}
        error={attempt.problemOf("code")}
        hint="Six digits, good for ten minutes."
      />
      {children}
    </Form>
  );
}

/** A link inside a sentence. */
export const linkClasses = "focus-ring rounded-small font-medium text-accent-ink underline-offset-2 hover:underline";
