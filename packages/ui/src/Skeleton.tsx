import { classes } from "./classes.ts";

/** Props of `Skeleton`. */
export interface SkeletonProps {
  /** Size and shape as classes, equal to those of what will stand here. */
  className?: string;
}

/** The place of something that is still loading; it appears late, so that what loads at once never flashes. */
export function Skeleton({ className }: SkeletonProps) {
  return (
    <span className="block animate-appear" aria-hidden="true">
      <span className={classes("block rounded-small bg-press motion-safe:animate-pulse", className ?? "h-3 w-full")} />
    </span>
  );
}

/** Props of `LoadingRows`. */
export interface LoadingRowsProps {
  /** As many as fit or are expected, so that nothing jumps when they arrive. */
  rows?: number;
  hasAvatar?: boolean;
  /** What is loading, for screen readers. */
  label?: string;
  className?: string;
}

/** Rows of a list that is still loading, as high as its real rows. */
export function LoadingRows({ rows = 6, hasAvatar = true, label = "Loading", className }: LoadingRowsProps) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex items-center gap-3 px-3 py-2.5">
          {hasAvatar && <Skeleton className="size-8 rounded-full!" />}
          <div className="flex h-10 flex-1 flex-col justify-center gap-2">
            <Skeleton className={classes("h-2.5", widths[index % widths.length])} />
            <Skeleton className={classes("h-2.5", widths[(index + 2) % widths.length])} />
          </div>
        </div>
      ))}
    </div>
  );
}

const widths = ["w-2/5", "w-1/3", "w-4/5", "w-3/5", "w-3/4"];
