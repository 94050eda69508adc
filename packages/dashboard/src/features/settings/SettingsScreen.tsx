import { classes, ErrorState, IconButton, LoadingRows } from "@foyer/ui";
import { useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { Suspense } from "react";
import { useMatches } from "../../device/useMatches.ts";
import { useSession } from "../identity/session.tsx";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { SettingsNav } from "./SettingsNav.tsx";
import { sections } from "./sections.ts";

/** What can be set, for oneself and for the team. */
export function SettingsScreen() {
  const { section: wanted } = useParams({ strict: false });
  const { can, sandboxOf } = useSession();
  const navigate = useNavigate();
  const hasRoom = useMatches("(min-width: 64rem)");
  const open = sections.filter(
    ({ needs, isOfWorkspace }) => (needs === undefined || can(needs)) && !(isOfWorkspace && sandboxOf),
  );
  const section = open.find(({ name }) => name === wanted) ?? (hasRoom && wanted === undefined ? open[0] : undefined);
  const Page = section?.page;
  return (
    <PlaceFrame>
      <div className="flex h-full">
        <div className={classes("h-full w-full shrink-0 border-line lg:w-64 lg:border-r", wanted && "max-lg:hidden")}>
          <SettingsNav sections={open} current={section?.name} />
        </div>
        <div className={classes("flex h-full min-w-0 flex-1 flex-col", !wanted && "max-lg:hidden")}>
          <header className="flex h-14 shrink-0 items-center gap-1 pr-4 pl-2 lg:pl-8">
            <IconButton
              label="All settings"
              icon={<ArrowLeft />}
              className="lg:hidden"
              onClick={() => void navigate({ to: "/settings" })}
            />
            {section && <h1 className="min-w-0 flex-1 truncate font-semibold text-title">{section.label}</h1>}
          </header>
          {Page ? (
            <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-12 lg:px-8">
              <Suspense fallback={<LoadingRows rows={4} hasAvatar={false} className="-mx-3" />}>
                <Page key={section.name} />
              </Suspense>
            </div>
          ) : (
            wanted && (
              <ErrorState
                className="flex-1"
                title="This setting is not for your role, or does not exist"
                text="Whoever looks after roles in your team can change what yours may do."
              />
            )
          )}
        </div>
      </div>
    </PlaceFrame>
  );
}
