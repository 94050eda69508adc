import type { ReactNode } from "react";

/** A group of specimens under a heading. */
export function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-sheet bg-sheet p-5 shadow-sheet sm:p-6">
      <h2 className="mb-5 text-title font-semibold">{title}</h2>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">{children}</div>
    </section>
  );
}

/** One part in its states. */
export function Specimen({ name, isWide = false, children }: { name: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={isWide ? "min-w-0 md:col-span-full" : "min-w-0"}>
      <h3 className="mb-2.5 text-small text-ink-faint">{name}</h3>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
