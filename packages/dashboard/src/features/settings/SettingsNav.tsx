import { SearchField } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useCommands } from "../commands/commands.ts";
import { SidebarLabel, SidebarSection, sidebarLinkClasses } from "../shell/PlaceFrame.tsx";
import { findSettings, type SettingsSection } from "./sections.ts";

/** Props of `SettingsNav`. */
export interface SettingsNavProps {
  sections: readonly SettingsSection[];
  current: string | undefined;
}

/** The pages of settings in their groups, or what a search finds in them. */
export function SettingsNav({ sections, current }: SettingsNavProps) {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useCommands([
    { id: "search settings", group: "Move", label: "Search settings", keys: "/", run: () => field.current?.focus() },
  ]);
  const groups = [...new Set(sections.map(({ group }) => group))];
  return (
    <nav aria-label="Settings" className="flex h-full flex-col">
      <h1 className="flex h-14 shrink-0 items-center px-5 font-semibold text-title">Settings</h1>
      <div className="px-3 pb-3">
        <SearchField ref={field} label="Search settings" shortcut="/" value={query} onChange={setQuery} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-6">
        {query.trim() === "" ? (
          groups.map((group) => (
            <SidebarSection key={group} title={group}>
              {sections
                .filter((section) => section.group === group)
                .map((section) => (
                  <Entry key={section.name} section={section} isCurrent={section.name === current} />
                ))}
            </SidebarSection>
          ))
        ) : (
          <Found query={query} sections={sections} />
        )}
      </div>
    </nav>
  );
}

function Found({ query, sections }: { query: string; sections: readonly SettingsSection[] }) {
  const found = findSettings(query, sections);
  if (found.length === 0) return <p className="px-2.5 py-4 text-ink-soft">No setting is called that.</p>;
  return (
    <ul aria-label="Found settings">
      {found.map(({ section, setting }) => (
        <Entry
          key={`${section.name} ${setting}`}
          section={section}
          {...(setting === undefined ? {} : { setting: setting.split(",")[0] ?? setting })}
        />
      ))}
    </ul>
  );
}

function Entry({
  section,
  setting,
  isCurrent = false,
}: {
  section: SettingsSection;
  setting?: string;
  isCurrent?: boolean;
}) {
  const Icon = section.icon;
  return (
    <li>
      <Link
        to="/settings/$section"
        params={{ section: section.name }}
        aria-current={isCurrent ? "page" : undefined}
        className={sidebarLinkClasses}
      >
        <SidebarLabel icon={<Icon />} label={setting ?? section.label} />
      </Link>
    </li>
  );
}
