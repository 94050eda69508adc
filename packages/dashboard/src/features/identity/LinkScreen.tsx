import { useAuthActions } from "@convex-dev/auth/react";
import { Button } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { Problem } from "../shell/Problem.tsx";
import { AuthLayout } from "./AuthLayout.tsx";
import { linkClasses } from "./CodeForm.tsx";
import { Entry } from "./Entry.tsx";

/** Signing in with a link that works once. It asks first, so that a mail program that looks at links does not use it up. */
export function LinkScreen({ token }: { token: string }) {
  const { signIn } = useAuthActions();
  const attempt = useAttempt(useCallback(() => signIn("link", { token }), [signIn, token]));
  return (
    <Entry next={undefined}>
      <AuthLayout
        title="Welcome back"
        text="This link signs you in once, on this device."
        footer={
          <Link to="/sign-in" search={{}} className={linkClasses}>
            Sign in another way
          </Link>
        }
      >
        <div className="flex flex-col gap-4">
          {attempt.failure && <Problem>{attempt.failure.message}</Problem>}
          <Button variant="primary" className="h-10!" isBusy={attempt.isBusy} onClick={() => void attempt.run()}>
            Sign in
          </Button>
        </div>
      </AuthLayout>
    </Entry>
  );
}
