import { useAuthActions } from "@convex-dev/auth/react";
import { api } from "@foyer/sdk";
import { Button, Dialog, showToast, TextField } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useAction } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { Problem } from "../shell/Problem.tsx";
import { linkClasses } from "./CodeForm.tsx";

/** Props of `CloseAccount`. */
export interface CloseAccountProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  user: { email: string; hasPassword: boolean };
}

/** Closes one's own account, for good; whoever owns a workspace is told to hand it over first. */
export function CloseAccount({ isOpen, onOpenChange, user }: CloseAccountProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Close your account?" size="small">
      <Content user={user} onLeave={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Content({ user, onLeave }: { user: CloseAccountProps["user"]; onLeave: () => void }) {
  const { data: workspaces } = useLive(api.auth.getUserWorkspaces, {});
  const owned = workspaces?.filter(({ role }) => role === "owner") ?? [];
  return (
    <div className="flex flex-col gap-4 pb-4">
      {owned.length > 0 ? (
        <>
          <p>
            You own {new Intl.ListFormat("en-GB").format(owned.map(({ name }) => name))}. A workspace needs an owner, so
            transfer the ownership to a teammate first.
          </p>
          <Link
            to="/settings/$section"
            params={{ section: "team" }}
            onClick={onLeave}
            className={`${linkClasses} self-end`}
          >
            Go to team and roles
          </Link>
        </>
      ) : (
        <>
          <p className="text-ink-soft text-pretty">
            You are signed out everywhere and leave your workspaces. What you wrote stays there under your name. This
            cannot be undone.
          </p>
          <Proof user={user} />
        </>
      )}
    </div>
  );
}

/** Asks for the password, or for a code by e-mail, and closes the account with it. */
function Proof({ user: { email, hasPassword } }: { user: CloseAccountProps["user"] }) {
  const { signOut } = useAuthActions();
  const requestCode = useAction(api.auth.requestAccountClosure);
  const closeAccount = useAction(api.auth.closeAccount);
  const [way, setWay] = useState<"password" | "code">(hasPassword ? "password" : "code");
  const [isSent, setSent] = useState(false);
  const [proof, setProof] = useState("");
  const ask = useAttempt(useCallback(() => requestCode({}), [requestCode]));
  const close = useAttempt(
    useCallback(async () => {
      await closeAccount({ [way]: proof });
      showToast({ text: "Your account was closed" });
      await signOut();
    }, [closeAccount, signOut, way, proof]),
  );
  const isAsking = way === "code" && !isSent;
  const problem = (isAsking ? ask : close).problemBeside(way);

  async function send() {
    if (isAsking) setSent(await ask.run());
    else await close.run();
  }
  function switchToCode() {
    setWay("code");
    setProof("");
  }

  return (
    <form
      aria-label="Close your account"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {!isAsking && (
        <TextField
          key={way}
          label={way === "password" ? "Your password" : `Code sent to ${email}`}
          {...(way === "password"
            ? { type: "password", autoComplete: "current-password" }
            : { inputMode: "numeric", autoComplete: "one-time-code", autoFocus: true })}
          value={proof}
          onChange={(event) => setProof(event.target.value)}
          error={close.problemOf(way)}
        />
      )}
      {isAsking && <p>To make sure that it is you, we send a code to {email}.</p>}
      {problem && <Problem>{problem}</Problem>}
      <div className="flex flex-wrap items-center justify-between gap-3">
        {way === "password" ? (
          <button type="button" className={linkClasses} onClick={switchToCode}>
            Use a code by e-mail
          </button>
        ) : (
          <span />
        )}
        {isAsking ? (
          <Button type="submit" variant="primary" isBusy={ask.isBusy}>
            Send me a code
          </Button>
        ) : (
          <Button type="submit" variant="danger" isBusy={close.isBusy} disabled={!proof}>
            Close account
          </Button>
        )}
      </div>
    </form>
  );
}
