import { showToast, type ToastOptions } from "@foyer/ui";
import { failureOf } from "./failure.ts";

/** Says at the edge of the screen why a call failed, or what was done if that is told. */
export function report(call: Promise<unknown>, said?: ToastOptions): void {
  call.then(
    () => said && showToast(said),
    (error: unknown) => showToast({ text: failureOf(error).message, tone: "danger" }),
  );
}
