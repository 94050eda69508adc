import { Button } from "@foyer/ui";
import type { ReactNode } from "react";
import { Problem } from "../shell/Problem.tsx";

/** Props of `Form`. */
export interface FormProps {
  label: string;
  /** The button that sends it. */
  verb: string;
  isBusy: boolean;
  /** What is wrong with the whole of it. */
  problem?: string | undefined;
  /** Given the fields by their names. */
  onSend: (fields: Record<string, string>) => void;
  children: ReactNode;
  /** Other ways on, under the button. */
  footer?: ReactNode;
}

/** A form of the entrance: fields under one another and one button. */
export function Form({ label, verb, isBusy, problem, onSend, children, footer }: FormProps) {
  return (
    <form
      aria-label={label}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
        onSend(Object.fromEntries(fields));
      }}
    >
      {children}
      {problem && <Problem>{problem}</Problem>}
      <Button type="submit" variant="primary" isBusy={isBusy} className="mt-1 h-10!">
        {verb}
      </Button>
      {footer}
    </form>
  );
}
