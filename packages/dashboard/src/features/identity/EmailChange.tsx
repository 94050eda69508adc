import { api } from "@foyer/sdk";
import { Button, Dialog, showToast, TextField } from "@foyer/ui";
import { useAction } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";

/** Props of `EmailChange`. */
export interface EmailChangeProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  hasPassword: boolean;
}

/** Moves the account to another address, which proves itself with a code. */
export function EmailChange({ isOpen, onOpenChange, hasPassword }: EmailChangeProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Change e-mail address" size="small">
      <Steps hasPassword={hasPassword} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Steps({ hasPassword, onDone }: { hasPassword: boolean; onDone: () => void }) {
  const request = useAction(api.auth.requestEmailChange);
  const confirm = useAction(api.auth.confirmEmailChange);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isSent, setSent] = useState(false);
  const ask = useAttempt(
    useCallback(
      () => request({ email, ...(hasPassword ? { password } : {}) }),
      [request, email, password, hasPassword],
    ),
  );
  const finish = useAttempt(useCallback(() => confirm({ email, code }), [confirm, email, code]));

  async function send() {
    if (!isSent) return setSent(await ask.run());
    if (!(await finish.run())) return;
    showToast({ text: `You sign in as ${email} from now on`, tone: "positive" });
    onDone();
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isSent ? (
        <TextField
          label={`Code sent to ${email}`}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={finish.failure?.message}
        />
      ) : (
        <>
          <TextField
            label="New address"
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={ask.problemOf("email") ?? ask.problemBeside("email", "password")}
          />
          {hasPassword && (
            <TextField
              label="Your password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              error={ask.problemOf("password")}
            />
          )}
        </>
      )}
      <Button type="submit" variant="primary" isBusy={ask.isBusy || finish.isBusy} className="self-end">
        {isSent ? "Change address" : "Send me a code"}
      </Button>
    </form>
  );
}
