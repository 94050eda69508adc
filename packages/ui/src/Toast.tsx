import { Toast as BaseToast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";

const manager = BaseToast.createToastManager();

/** What a toast says and offers. */
export interface ToastOptions {
  /** What happened, in one sentence. */
  text: string;
  tone?: "neutral" | "positive" | "danger";
  /** Takes back what happened; shows an Undo button. */
  undo?: () => void;
}

/** Say what happened at the edge of the screen, from anywhere; answers the function that takes the toast away. */
export function showToast({ text, tone = "neutral", undo }: ToastOptions): () => void {
  const id = manager.add({
    title: text,
    type: tone,
    // Whoever can act needs time to read, to decide and to get there.
    timeout: undo ? 10_000 : 5_000,
    priority: tone === "danger" ? "high" : "low",
    ...(undo && {
      actionProps: {
        children: "Undo",
        onClick: () => {
          undo();
          manager.close(id);
        },
      },
    }),
  });
  return () => manager.close(id);
}

/** Where toasts appear; `UiProvider` includes it. */
export function ToastRegion() {
  return (
    <BaseToast.Provider toastManager={manager} limit={3}>
      <BaseToast.Portal>
        <BaseToast.Viewport className="fixed inset-x-3 bottom-[calc(var(--ui-bottom-bar,0px)+0.75rem+env(safe-area-inset-bottom))] z-50 flex flex-col-reverse items-start gap-2 outline-none sm:inset-x-auto sm:left-4 sm:w-96">
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

function ToastList() {
  const { toasts } = BaseToast.useToastManager();
  return toasts.map((toast) => (
    <BaseToast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["left", "down"]}
      // The Tab key reaches it, so it must not be hidden, though an alert of its own says an urgent one.
      aria-hidden={false}
      className="focus-ring w-full translate-x-[var(--toast-swipe-movement-x)] translate-y-[var(--toast-swipe-movement-y)] rounded-large bg-raised shadow-raised transition-[opacity,translate] duration-slide data-limited:hidden data-starting-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <BaseToast.Content className="flex min-h-11 items-center gap-2.5 py-1.5 pr-1.5 pl-3.5">
        {toast.type === "positive" && <CircleCheck className="size-4 shrink-0 text-positive-ink" />}
        {toast.type === "danger" && <CircleAlert className="size-4 shrink-0 text-danger-ink" />}
        <BaseToast.Title render={<p />} className="min-w-0 flex-1 py-1" />
        {toast.actionProps && (
          <BaseToast.Action render={<Button variant="quiet" size="small" className="text-accent-ink!" />} />
        )}
        <BaseToast.Close aria-hidden={false} render={<IconButton label="Dismiss" icon={<X />} size="small" />} />
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}
