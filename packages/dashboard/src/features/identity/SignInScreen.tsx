import { useAuthActions } from "@convex-dev/auth/react";
import { TextField } from "@foyer/ui";
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { CodeForm, linkClasses } from "./CodeForm.tsx";
import { Entry } from "./Entry.tsx";
import { Form } from "./Form.tsx";
import { LinkScreen } from "./LinkScreen.tsx";

/** Signing in: with a password, or with a code by e-mail. */
export function SignInScreen() {
  const { next, email: known, link } = useSearch({ from: "/sign-in" });
  const [way, setWay] = useState<"password" | "code">("password");
  const [email, setEmail] = useState(known ?? "");
  const [isCodeSent, setCodeSent] = useState(false);
  if (link) return <LinkScreen token={link} />;
  return (
    <Entry next={next}>
      {isCodeSent ? (
        <EnterCode email={email} onBack={() => setCodeSent(false)} />
      ) : (
        <AuthLayout
          title="Sign in"
          text="Your conversations are waiting."
          footer={
            <>
              New here?{" "}
              <Link to="/sign-up" search={next ? { next } : {}} className={linkClasses}>
                Create an account
              </Link>
            </>
          }
        >
          {way === "password" ? (
            <PasswordForm next={next} email={email} onEmail={setEmail} onOtherWay={() => setWay("code")} />
          ) : (
            <AskForCode
              email={email}
              onEmail={setEmail}
              onSent={() => setCodeSent(true)}
              onOtherWay={() => setWay("password")}
            />
          )}
        </AuthLayout>
      )}
    </Entry>
  );
}

interface WayProps {
  email: string;
  onEmail: (email: string) => void;
  onOtherWay: () => void;
}

function PasswordForm({ next, email, onEmail, onOtherWay }: WayProps & { next: string | undefined }) {
  const { signIn } = useAuthActions();
  const attempt = useAttempt(
    useCallback((fields: Record<string, string>) => signIn("password", { flow: "signIn", ...fields }), [signIn]),
  );
  return (
    <Form
      label="Sign in"
      verb="Sign in"
      isBusy={attempt.isBusy}
      problem={attempt.problemBeside("email")}
      onSend={(fields) => void attempt.run(fields)}
      footer={<OtherWay label="Sign in with a code by e-mail" onPress={onOtherWay} />}
    >
      <EmailField email={email} onEmail={onEmail} problem={attempt.problemOf("email")} />
      <div className="relative">
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <Link
          to="/reset"
          search={{ ...(next ? { next } : {}), ...(email ? { email } : {}) }}
          className={`${linkClasses} absolute top-0 right-0 text-small`}
        >
          Forgot it?
        </Link>
      </div>
    </Form>
  );
}

function AskForCode({ email, onEmail, onOtherWay, onSent }: WayProps & { onSent: () => void }) {
  const { signIn } = useAuthActions();
  const attempt = useAttempt(useCallback((address: string) => signIn("otp", { email: address }), [signIn]));
  return (
    <Form
      label="Sign in with a code"
      verb="Send me a code"
      isBusy={attempt.isBusy}
      problem={attempt.problemBeside("email")}
      onSend={async (fields) => {
        if (await attempt.run(fields.email ?? "")) onSent();
      }}
      footer={<OtherWay label="Sign in with a password" onPress={onOtherWay} />}
    >
      <EmailField email={email} onEmail={onEmail} problem={attempt.problemOf("email")} />
    </Form>
  );
}

function EnterCode({ email, onBack }: { email: string; onBack: () => void }) {
  const { signIn } = useAuthActions();
  const attempt = useAttempt(
    useCallback(({ code = "" }: Record<string, string>) => signIn("otp", { email, code }), [signIn, email]),
  );
  const again = useAttempt(useCallback(() => signIn("otp", { email }), [signIn, email]));
  return (
    <AuthLayout
      title="Look into your mail"
      text={`If ${email} has an account, a code is on its way there.`}
      footer={<OtherWay label="Use another address" onPress={onBack} />}
    >
      <CodeForm verb="Sign in" attempt={attempt} resend={again} />
    </AuthLayout>
  );
}

function OtherWay({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button type="button" onClick={onPress} className={`${linkClasses} self-start`}>
      {label}
    </button>
  );
}

/** Props of `EmailField`. */
export interface EmailFieldProps {
  email: string;
  onEmail: (email: string) => void;
  problem: string | undefined;
}

/** The address of whoever signs in. */
export function EmailField({ email, onEmail, problem }: EmailFieldProps) {
  return (
    <TextField
      label="E-mail"
      name="email"
      type="email"
      autoComplete="username"
      required
      autoFocus={email === ""}
      value={email}
      onChange={(event) => onEmail(event.target.value)}
      error={problem}
    />
  );
}
