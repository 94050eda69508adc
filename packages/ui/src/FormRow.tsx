import type { ReactNode } from "react";

/** Props of `FormRow`. */
export interface FormRowProps {
  title: string;
  /** What the setting does, and for whom. */
  description?: ReactNode;
  /** The controls, each with its own (hidden) label. */
  children: ReactNode;
}

/** One setting: what it is on the left, its control on the right; under one another where it is narrow. */
export function FormRow({ title, description, children }: FormRowProps) {
  return (
    <div className="@container">
      <div className="flex flex-col gap-3 py-4 @lg:flex-row @lg:gap-8">
        <div className="min-w-0 @lg:w-2/5 @lg:max-w-72">
          <p className="font-medium">{title}</p>
          {description && <div className="mt-0.5 text-small text-ink-faint text-pretty">{description}</div>}
        </div>
        <div className="flex min-w-0 flex-1 flex-col gap-3">{children}</div>
      </div>
    </div>
  );
}
