/** A conversation of the sample workspace, told step by step. */

/** The team. */
export type Colleague = "mara" | "jonas" | "amina";

/** The people on the shop's site. */
export type Customer =
  | "priya"
  | "tomas"
  | "elin"
  | "marcus"
  | "sophie"
  | "dieter"
  | "aoife"
  | "noor"
  | "kenji"
  | "lucia"
  | "olga"
  | "edinburgh"
  | "copenhagen"
  | "vermont";

/** One thing that happens. Minutes pass where a step waits. */
export type Step =
  | { by: "visitor" | Colleague; says: string }
  | { by: Colleague; notes: string }
  | { by: Colleague; assigns: Colleague }
  | { by: Colleague; does: "close" | "reopen" | "snooze" }
  /** Until so many hours from now. */
  | { by: Colleague; snoozesHours: number }
  | { by: "visitor" | Colleague; reads: true }
  | { waits: number };

/** A conversation from its beginning, which lies so many hours back. */
export interface Talk {
  readonly customer: Customer;
  readonly hoursAgo: number;
  readonly steps: readonly Step[];
}
