import { useAuthActions } from "@convex-dev/auth/react";
import { TextField } from "@foyer/ui";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { useConvexAuth } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { CodeForm, linkClasses } from "./CodeForm.tsx";
import { Form } from "./Form.tsx";
import { EmailField } from "./SignInScreen.tsx";
import { safePath } from "./safePath.ts";

/** Setting a forgotten password anew, or a first one, with a code by e-mail; whoever is signed in begins a new session. */
export function ResetScreen() {
  const { next, email: known } = useSearch({ from: "/reset" });
  const { signIn, signOut } = useAuthActions();
  const { isAuthenticated } = useConvexAuth();
  const { history, basepath } = useRouter();
  const [email, setEmail] = useState(known ?? "");
  const [isSent, setSent] = useState(false);
  const ask = useAttempt(
    useCallback(async () => {
      await signIn("password", { flow: "reset", email });
      // The new password begins a session of its own, which the one that is open here would get in the way of.
      if (isAuthenticated) await signOut();
    }, [signIn, signOut, isAuthenticated, email]),
  );
  const finish = useAttempt(
    useCallback(
      async ({ code = "", newPassword = "" }: Record<string, string>) => {
        await signIn("password", { flow: "reset-verification", email, code, newPassword });
        history.replace(basepath + safePath(next));
      },
      [signIn, history, basepath, next, email],
    ),
  );
  const back = (
    <Link to="/sign-in" search={{ ...(next ? { next } : {}), ...(email ? { email } : {}) }} className={linkClasses}>
      {isAuthenticated ? "Back to your conversations" : "Back to signing in"}
    </Link>
  );
  return (
    <>
      {isSent && !isAuthenticated ? (
        <AuthLayout
          title="Choose a new password"
          text={`If ${email} has an account, a code is on its way there.`}
          footer={back}
        >
          <CodeForm verb="Set password" attempt={finish} resend={ask}>
            <TextField
              label="New password"
              name="newPassword"
              type="password"
              autoComplete="new-password"
              hint="At least eight characters. You are signed out on all other devices."
              error={finish.problemOf("newPassword")}
            />
          </CodeForm>
        </AuthLayout>
      ) : (
        <AuthLayout
          title={isAuthenticated ? "Choose a password" : "Forgot your password?"}
          text={
            isAuthenticated
              ? "We sign you out and send a code to your address, with which you choose a password and are in again."
              : "We send a code to your address, with which you choose a new one."
          }
          footer={back}
        >
          <Form
            label="Reset password"
            verb="Send me a code"
            isBusy={ask.isBusy}
            problem={ask.problemBeside("email")}
            onSend={async () => {
              if (await ask.run()) setSent(true);
            }}
          >
            <EmailField email={email} onEmail={setEmail} problem={ask.problemOf("email")} />
          </Form>
        </AuthLayout>
      )}
    </>
  );
}
