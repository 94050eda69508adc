import { Progress } from "@base-ui/react/progress";

/** Props of `ProgressBar`. */
export interface ProgressBarProps {
  /** What goes on, for screen readers. */
  label: string;
  /** From 0 to 1; `null` while nobody can tell. */
  share: number | null;
  className?: string;
}

/** How far something long is; beside it stands what is being done, in words. */
export function ProgressBar({ label, share, className }: ProgressBarProps) {
  return (
    <Progress.Root aria-label={label} value={share === null ? null : Math.round(share * 100)} className={className}>
      <Progress.Track className="h-1.5 overflow-hidden rounded-full bg-press">
        <Progress.Indicator className="h-full rounded-full bg-accent transition-[width] duration-open data-indeterminate:w-1/3 data-indeterminate:motion-safe:animate-pulse" />
      </Progress.Track>
    </Progress.Root>
  );
}
