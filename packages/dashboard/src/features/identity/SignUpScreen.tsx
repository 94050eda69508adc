import { useAuthActions } from "@convex-dev/auth/react";
import { TextField } from "@foyer/ui";
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { CodeForm, linkClasses } from "./CodeForm.tsx";
import { Entry } from "./Entry.tsx";
import { Form } from "./Form.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";

type Fields = Record<string, string>;

/** Opening an account with a workspace of one's own. */
export function SignUpScreen() {
  const { next } = useSearch({ from: "/sign-up" });
  const { signIn } = useAuthActions();
  const [sent, setSent] = useState<Fields>();
  const attempt = useAttempt(
    useCallback(
      async (fields: Fields) => {
        const { signingIn } = await signIn("password", { flow: "signUp", ...fields });
        if (!signingIn) setSent(fields);
      },
      [signIn],
    ),
  );
  if (sent) {
    return (
      <Entry next={next}>
        <ConfirmAddress fields={sent} />
      </Entry>
    );
  }
  return (
    <Entry next={next}>
      <AuthLayout
        title="Create an account"
        text="A workspace for your team and every conversation with your visitors."
        footer={
          <>
            Already here?{" "}
            <Link to="/sign-in" search={next ? { next } : {}} className={linkClasses}>
              Sign in
            </Link>
          </>
        }
      >
        <Form
          label="Create an account"
          verb="Create account"
          isBusy={attempt.isBusy}
          problem={attempt.problemBeside("email", "password", "name", "workspaceName")}
          onSend={(fields) => void attempt.run(fields)}
        >
          <TextField label="Your name" name="name" autoComplete="name" autoFocus error={attempt.problemOf("name")} />
          <TextField
            label="Workspace"
            name="workspaceName"
            autoComplete="organization"
            hint="Your company or team; visitors see it."
            error={attempt.problemOf("workspaceName")}
          />
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            error={attempt.problemOf("email")}
          />
          <NewPasswordField problem={attempt.problemOf("password")} />
        </Form>
      </AuthLayout>
    </Entry>
  );
}

function ConfirmAddress({ fields }: { fields: Fields }) {
  const { signIn } = useAuthActions();
  const { email = "" } = fields;
  const attempt = useAttempt(
    useCallback(
      ({ code = "" }: Fields) => signIn("password", { flow: "email-verification", email, code }),
      [signIn, email],
    ),
  );
  const again = useAttempt(useCallback(() => signIn("password", { flow: "signUp", ...fields }), [signIn, fields]));
  return (
    <AuthLayout title="Confirm your address" text={`A code is on its way to ${email}.`}>
      <CodeForm verb="Confirm" attempt={attempt} resend={again} />
    </AuthLayout>
  );
}
