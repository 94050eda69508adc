/** Props of `Logo`. */
export interface LogoProps {
  /** Size as classes; the mark is square. */
  className?: string;
}

/** The mark: a doorway with light behind the door that stands open. */
export function Logo({ className = "size-7" }: LogoProps) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={className}>
      <path d="M4 26V13a10 10 0 0 1 20 0v13z" className="fill-accent" />
      <path d="M14 7.5a5.5 5.5 0 0 1 5.5 5.5v13H14z" className="fill-on-accent" opacity="0.35" />
      <path d="M8.5 13A5.5 5.5 0 0 1 14 7.5v18.5H8.5z" className="fill-on-accent" />
    </svg>
  );
}
