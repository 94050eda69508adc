import { FormRow, SearchField, Select, Switch, TextArea, TextField } from "@foyer/ui";
import { useState } from "react";
import { Chapter, Specimen } from "./Specimen.tsx";

type Routing = "round-robin" | "least-busy" | "manual";

const routings = [
  { value: "round-robin" as const, label: "In turn", description: "Each agent gets the next one." },
  { value: "least-busy" as const, label: "Least busy", description: "Whoever has the fewest open." },
  { value: "manual" as const, label: "By hand", description: "They wait until someone takes them." },
];

/** What is filled in. */
export function FormsChapter() {
  const [query, setQuery] = useState("");
  const [routing, setRouting] = useState<Routing | null>("least-busy");
  const [isOn, setOn] = useState(false);
  return (
    <Chapter title="Forms">
      <Specimen name="TextField">
        <TextField label="E-mail" type="email" placeholder="you@company.com" className="w-full" />
        <TextField
          label="Site"
          defaultValue="fieldandfern"
          error="Enter a whole address, such as https://fieldandfern.com."
          className="w-full"
        />
        <TextField
          label="Session length"
          defaultValue="24"
          suffix="hours"
          hint="Between 1 and 168."
          className="w-full"
        />
      </Specimen>
      <Specimen name="TextArea and disabled field">
        <TextArea
          label="Greeting"
          defaultValue={"Hi there! 👋\nTell us what you are looking for and we will find it together."}
          hint="Shown before the first message."
          className="w-full"
        />
        <TextField label="Workspace id" isDisabled defaultValue="018f3a9be2c47d" className="w-full" />
      </Specimen>
      <Specimen name="Select and SearchField">
        <Select<Routing>
          label="Assignment"
          options={routings}
          value={routing}
          onChange={setRouting}
          className="w-full"
        />
        <Select<Routing> label="Fallback" options={routings} value={null} onChange={setRouting} className="w-full" />
        <SearchField label="Search conversations" shortcut="/" value={query} onChange={setQuery} />
        <SearchField label="Search people" value="okafor" onChange={() => {}} />
      </Specimen>
      <Specimen name="FormRow" isWide>
        <div className="w-full max-w-3xl">
          <FormRow title="Office hours" description="Outside of them visitors see when you are back.">
            <Switch label="Show office hours" isOn={isOn} onChange={setOn} />
          </FormRow>
          <FormRow title="Reply time" description="What visitors may expect while you are online.">
            <Select<Routing>
              label="Reply time"
              isLabelHidden
              options={routings}
              value={routing}
              onChange={setRouting}
            />
          </FormRow>
        </div>
      </Specimen>
    </Chapter>
  );
}
