import { Button, TextField } from "@foyer/ui";
import { AuthLayout } from "../identity/AuthLayout.tsx";

/** The sign-in page without a server behind it. */
export function SignInSpecimen() {
  return (
    <AuthLayout
      title="Welcome back"
      text="Sign in to your team's inbox."
      footer={
        <>
          New here?{" "}
          <a href="#sign-up" className="font-medium text-accent-ink underline-offset-2 hover:underline">
            Create a workspace
          </a>
        </>
      }
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
        <TextField label="E-mail" type="email" autoComplete="username" defaultValue="amara@fieldandfern.com" />
        <TextField label="Password" type="password" autoComplete="current-password" defaultValue="correct horse" />
        <Button type="submit" variant="primary" className="mt-2">
          Sign in
        </Button>
        <Button variant="quiet">E-mail me a code instead</Button>
      </form>
    </AuthLayout>
  );
}
