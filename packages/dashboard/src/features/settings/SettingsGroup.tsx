import { EmptyState, type EmptyStateProps, ErrorState, LoadingRows } from "@foyer/ui";
import type { ReactNode } from "react";
import { failureOf } from "../../live/failure.ts";
import type { Live } from "../../live/useLive.ts";

/** Props of `SettingsGroup`. */
export interface SettingsGroupProps {
  title?: string;
  description?: ReactNode;
  /** A button beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** Settings that belong together. */
export function SettingsGroup({ title, description, action, children }: SettingsGroupProps) {
  return (
    <section className="max-w-3xl not-first:mt-8">
      {(title || action) && (
        <header className="flex min-h-control flex-wrap items-center gap-3 pt-2 pb-1">
          <h2 className="flex-1 font-semibold">{title}</h2>
          {action}
        </header>
      )}
      {description && <div className="max-w-[64ch] pb-2 text-ink-soft text-pretty">{description}</div>}
      {children}
    </section>
  );
}

/** Props of `Loaded`. */
export interface LoadedProps<Result> {
  live: Live<Result>;
  children: (data: NonNullable<Result>) => ReactNode;
}

/** Shows what was loaded; before that its place, and instead of it why it could not be. */
export function Loaded<Result>({ live: { data, error, isLoading }, children }: LoadedProps<Result>) {
  if (isLoading) return <LoadingRows rows={4} hasAvatar={false} className="-mx-3" />;
  if (error) return <ErrorState title="This could not be loaded" text={failureOf(error).message} />;
  if (data === undefined || data === null) return <ErrorState title="This is not for your role" />;
  return children(data);
}

/** Props of `LoadedList`. */
export interface LoadedListProps<Item> {
  live: Live<readonly Item[]>;
  /** What is listed, for screen readers. */
  label: string;
  /** What stands there while there is nothing to list. */
  empty: EmptyStateProps;
  className?: string;
  /** One row, with a key. */
  children: (item: Item) => ReactNode;
}

/** A list that was loaded, or what to do so that there is something in it. */
export function LoadedList<Item>({ live, label, empty, className, children }: LoadedListProps<Item>) {
  return (
    <Loaded live={live}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState {...empty} />
        ) : (
          <ul aria-label={label} className={className}>
            {items.map((item) => children(item))}
          </ul>
        )
      }
    </Loaded>
  );
}
