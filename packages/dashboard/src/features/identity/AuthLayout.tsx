import { Logo } from "@foyer/ui";
import type { ReactNode } from "react";
import { useConnection } from "../../live/connection.ts";
import { ConnectionPill } from "../shell/ConnectionPill.tsx";
import { Entrance } from "./Entrance.tsx";

/** Props of `AuthLayout`. */
export interface AuthLayoutProps {
  title: string;
  /** One sentence about what happens next. */
  text?: ReactNode;
  /** The form. */
  children: ReactNode;
  /** The other way in, such as "Create an account". */
  footer?: ReactNode;
}

/** The page around signing in, signing up and accepting an invitation. */
export function AuthLayout({ title, text, children, footer }: AuthLayoutProps) {
  return (
    <div className="flex min-h-full bg-sheet lg:p-3">
      <main className="relative flex min-w-0 flex-1 flex-col px-6 py-8 sm:px-10">
        <div className="absolute inset-x-0 top-0 flex justify-center lg:-top-3">
          <ConnectionPill state={useConnection()} offlineText="You are offline." />
        </div>
        <div className="flex items-center gap-2 text-title font-semibold">
          <Logo />
          Foyer
        </div>
        <div className="m-auto w-full max-w-88 py-10 wrap-anywhere">
          <h1 className="text-display font-semibold text-balance">{title}</h1>
          {text && <p className="mt-2 text-reading text-ink-soft text-pretty">{text}</p>}
          <div className="mt-8">{children}</div>
          {footer && <div className="mt-6 text-ink-soft">{footer}</div>}
        </div>
      </main>
      <aside aria-hidden="true" className="hidden flex-1 overflow-hidden rounded-sheet lg:block">
        <Entrance />
      </aside>
    </div>
  );
}
