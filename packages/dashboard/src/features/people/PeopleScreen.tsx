import { classes, SearchField, SegmentedControl } from "@foyer/ui";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "../commands/commands.ts";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { PeopleList } from "./PeopleList.tsx";
import { usePeople } from "./usePeople.ts";
import { VisitorPane } from "./VisitorPane.tsx";

/** How long to wait for the next letter before asking. */
const PAUSE_MS = 150;

/** The visitors of the site: who they are, who is there now. What is looked for stands in the address. */
export function PeopleScreen() {
  const { visitor, search = "", presence } = useSearch({ from: "/signed-in/people" });
  const navigate = useNavigate({ from: "/people" });
  const [words, setWords] = useState(search);
  const field = useRef<HTMLInputElement>(null);
  const people = usePeople({ search, isOnlineOnly: presence === "online" });
  const seen = useRef(search);
  const asked = useRef(search);
  useEffect(() => {
    const isNew = search !== seen.current;
    seen.current = search;
    // Not what was asked for here: a link led to it, or the way back.
    if (isNew && search !== asked.current) {
      asked.current = search;
      return setWords(search);
    }
    if (words.trim() === search) return;
    const timer = setTimeout(() => {
      asked.current = words.trim();
      void navigate({ search: (before) => withWords(before, asked.current), replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, search, navigate]);
  useCommands([
    { id: "search people", group: "Move", label: "Search people", keys: "/", run: () => field.current?.focus() },
  ]);
  const open = (id: string | undefined) =>
    void navigate({ search: ({ visitor: _, ...rest }) => (id ? { ...rest, visitor: id } : rest) });
  return (
    <PlaceFrame>
      <div className="flex h-full" data-fills-phone={visitor !== undefined || undefined}>
        <section
          aria-label="People"
          className={classes("flex h-full min-w-0 flex-1 flex-col", visitor && "max-lg:hidden")}
        >
          <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:px-6">
            <h1 className="font-semibold text-title">People</h1>
            <span className="flex-1 text-ink-faint text-small tabular-nums">
              {people.total !== undefined && (people.total >= 1_000 ? "1,000 and more" : people.total)}
            </span>
            <SegmentedControl<"all" | "online">
              label="Who"
              value={presence === "online" ? "online" : "all"}
              onChange={(value) =>
                void navigate({
                  search: ({ presence: _, ...rest }) => (value === "online" ? { ...rest, presence: value } : rest),
                })
              }
              segments={[
                { value: "all", label: "Everyone" },
                { value: "online", label: "Online now" },
              ]}
            />
            <SearchField
              ref={field}
              label="Search name, e-mail or id"
              shortcut="/"
              value={words}
              onChange={setWords}
              className="w-full sm:w-64"
            />
          </header>
          <PeopleList
            key={`${presence} ${search}`}
            people={people}
            search={search}
            isOnlineOnly={presence === "online"}
            openedId={visitor}
            onOpen={open}
          />
        </section>
        {visitor && <VisitorPane key={visitor} visitorId={visitor} onClose={() => open(undefined)} />}
      </div>
    </PlaceFrame>
  );
}

function withWords<Search extends { search?: string }>({ search: _, ...rest }: Search, words: string) {
  return words === "" ? rest : { ...rest, search: words };
}
