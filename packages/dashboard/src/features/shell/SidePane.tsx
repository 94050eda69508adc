import { IconButton } from "@foyer/ui";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { ScrollPane } from "./ScrollPane.tsx";

/** Props of `SidePane`. */
export interface SidePaneProps {
  /** What it is, for screen readers. */
  label: string;
  title: string;
  /** What is in it, for screen readers. */
  contentLabel: string;
  hideLabel: string;
  onHide: () => void;
  children: ReactNode;
}

/** What is known beside a conversation; D shows and hides it. */
export function SidePane({ label, title, contentLabel, hideLabel, onHide, children }: SidePaneProps) {
  return (
    <aside aria-label={label} className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2 pr-3 pl-5">
        <h2 className="flex-1 font-semibold text-title">{title}</h2>
        <IconButton label={hideLabel} shortcut="D" icon={<X />} onClick={onHide} />
      </header>
      <ScrollPane label={contentLabel} className="px-5 pb-6">
        {children}
      </ScrollPane>
    </aside>
  );
}

/** Props of `PanePart`. */
export interface PanePartProps {
  title: string;
  /** A button beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a pane under a title of its own. */
export function PanePart({ title, action, children }: PanePartProps) {
  return (
    <section className="mt-6">
      <div className="mb-1 flex min-h-control-small items-center gap-2">
        <h3 className="flex-1 font-semibold">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
