import { useAuthActions } from "@convex-dev/auth/react";
import { api } from "@foyer/sdk";
import { Button, EmptyState, Skeleton, TextField } from "@foyer/ui";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useConvexAuth, useMutation } from "convex/react";
import { MailX } from "lucide-react";
import { useCallback } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { Problem } from "../shell/Problem.tsx";
import { AuthLayout } from "./AuthLayout.tsx";
import { linkClasses } from "./CodeForm.tsx";
import { Form } from "./Form.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";

/** Accepting an invitation: with a new account, or with the one that the address has already. */
export function InviteScreen() {
  const { invitation: token = "" } = useSearch({ from: "/invite" });
  const { isAuthenticated, isLoading } = useConvexAuth();
  const { data: invitation, error } = useLive(api.workspaceMembers.getInvitation, token ? { token } : "skip");
  if (error || invitation === null || token === "") return <NoInvitation why="This invitation does not exist." />;
  if (!invitation || isLoading) {
    return (
      <AuthLayout title="An invitation">
        <Skeleton className="h-10 w-full" />
      </AuthLayout>
    );
  }
  if (invitation.status === "cancelled") return <NoInvitation why="This invitation was withdrawn." />;
  if (invitation.status === "expired") return <NoInvitation why="This invitation is too old. Ask for a new one." />;
  const { workspaceName, invitedByName, email, hasAccount, status } = invitation;
  const title = `Join ${workspaceName}`;
  const text = `${invitedByName ?? "A teammate"} invited ${email}.`;
  if (isAuthenticated) return <Accept {...{ title, text, token, email }} isAccepted={status === "accepted"} />;
  if (status === "accepted" || hasAccount) {
    return (
      <AuthLayout title={title} text={text}>
        <Link
          to="/sign-in"
          search={{ email, next: `/invite?invitation=${token}` }}
          className="focus-ring flex h-10 items-center justify-center rounded-control bg-accent font-medium text-on-accent hover:bg-accent-hover"
        >
          Sign in to join
        </Link>
      </AuthLayout>
    );
  }
  return <OpenAccount {...{ title, text, token, email }} />;
}

interface InvitedProps {
  title: string;
  text: string;
  token: string;
}

function Accept(props: InvitedProps & { email: string; isAccepted: boolean }) {
  const { data: user } = useLive(api.auth.currentUser, {});
  if (!user) return <AuthLayout title={props.title}>{null}</AuthLayout>;
  return user.email === props.email ? <AcceptOwn {...props} /> : <ForAnother {...props} own={user.email} />;
}

function ForAnother({ title, email, own }: { title: string; email: string; own: string }) {
  const { signOut } = useAuthActions();
  return (
    <AuthLayout
      title={title}
      text={`This invitation is for ${email}, and you are signed in as ${own}.`}
      footer={
        <Link to="/inbox" className={linkClasses}>
          Back to your conversations
        </Link>
      }
    >
      <Button variant="primary" className="h-10! w-full" onClick={() => void signOut()}>
        Sign out and go on
      </Button>
    </AuthLayout>
  );
}

function AcceptOwn({ title, text, token, isAccepted }: InvitedProps & { isAccepted: boolean }) {
  const accept = useMutation(api.workspaceMembers.acceptInvitation);
  const switchWorkspace = useMutation(api.auth.switchWorkspace);
  const navigate = useNavigate();
  const attempt = useAttempt(
    useCallback(async () => {
      if (!isAccepted) await switchWorkspace({ workspaceId: await accept({ token }) });
      await navigate({ to: "/inbox" });
    }, [accept, switchWorkspace, navigate, token, isAccepted]),
  );
  return (
    <AuthLayout title={title} text={isAccepted ? "You have joined already." : text}>
      <div className="flex flex-col gap-4">
        {attempt.failure && <Problem>{attempt.failure.message}</Problem>}
        <Button variant="primary" className="h-10!" isBusy={attempt.isBusy} onClick={() => void attempt.run()}>
          {isAccepted ? "Go to the inbox" : "Join"}
        </Button>
      </div>
    </AuthLayout>
  );
}

function OpenAccount({ title, text, token, email }: InvitedProps & { email: string }) {
  const { signIn } = useAuthActions();
  const navigate = useNavigate();
  const attempt = useAttempt(
    useCallback(
      async ({ name = "", password = "" }: Record<string, string>) => {
        await signIn("password", { flow: "signUp", invitation: token, name, password });
        await navigate({ to: "/inbox" });
      },
      [signIn, navigate, token],
    ),
  );
  return (
    <AuthLayout title={title} text={text}>
      <Form
        label={title}
        verb="Join"
        isBusy={attempt.isBusy}
        problem={attempt.problemBeside("name", "password")}
        onSend={(fields) => void attempt.run(fields)}
      >
        <TextField label="E-mail" name="email" type="email" value={email} readOnly autoComplete="username" />
        <TextField label="Your name" name="name" autoComplete="name" autoFocus error={attempt.problemOf("name")} />
        <NewPasswordField problem={attempt.problemOf("password")} />
      </Form>
    </AuthLayout>
  );
}

function NoInvitation({ why }: { why: string }) {
  return (
    <main className="grid h-full place-items-center">
      <EmptyState
        icon={<MailX />}
        title={why}
        text="Whoever invited you can send another one."
        action={
          <Link to="/sign-in" search={{}} className={linkClasses}>
            Go to signing in
          </Link>
        }
      />
    </main>
  );
}
