import { Logo } from "@foyer/ui";
import { ThemeMenu } from "../shell/ThemeMenu.tsx";
import { ControlsChapter } from "./ControlsChapter.tsx";
import { FeedbackChapter } from "./FeedbackChapter.tsx";
import { FormsChapter } from "./FormsChapter.tsx";
import { FoundationsChapter } from "./FoundationsChapter.tsx";
import { OverlaysChapter } from "./OverlaysChapter.tsx";
import { PeopleChapter } from "./PeopleChapter.tsx";

/** Every part of the design system in its states. */
export function PartsPage() {
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-7xl flex-col gap-4 px-4 py-6 sm:px-6">
        <header className="flex items-center gap-2.5">
          <Logo className="size-8" />
          <h1 className="flex-1 text-heading font-semibold">Parts</h1>
          <ThemeMenu />
        </header>
        <FoundationsChapter />
        <ControlsChapter />
        <FormsChapter />
        <OverlaysChapter />
        <PeopleChapter />
        <FeedbackChapter />
      </div>
    </main>
  );
}
