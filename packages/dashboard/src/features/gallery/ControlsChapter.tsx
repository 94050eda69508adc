import { Badge, Button, Checkbox, Count, IconButton, Kbd, SegmentedControl, Switch, Tabs } from "@foyer/ui";
import { Archive, Clock, Send, Star, UserPlus } from "lucide-react";
import { useState } from "react";
import { Chapter, Specimen } from "./Specimen.tsx";

type Period = "day" | "week" | "month";
type View = "mine" | "open" | "all";

/** What is pressed. */
export function ControlsChapter() {
  const [isChecked, setChecked] = useState(true);
  const [isOn, setOn] = useState(true);
  const [period, setPeriod] = useState<Period>("week");
  const [view, setView] = useState<View>("mine");
  const [isStarred, setStarred] = useState(true);
  return (
    <Chapter title="Controls">
      <Specimen name="Button">
        <Button variant="primary">Invite teammate</Button>
        <Button>Export</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Delete store</Button>
      </Specimen>
      <Specimen name="Button: icon, shortcut, small, busy, disabled">
        <Button variant="primary" icon={<Send />} shortcut="Mod+Enter">
          Send
        </Button>
        <Button size="small" icon={<UserPlus />}>
          Assign
        </Button>
        <Button variant="primary" isBusy>
          Saving
        </Button>
        <Button disabled>Not now</Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton label="Snooze" shortcut="Z" icon={<Clock />} />
        <IconButton label="Close" shortcut="E" icon={<Archive />} variant="secondary" />
        <IconButton label="Star" icon={<Star />} isPressed={isStarred} onClick={() => setStarred(!isStarred)} />
        <IconButton label="Snooze" icon={<Clock />} size="small" />
        <IconButton label="Send" icon={<Send />} variant="primary" />
      </Specimen>
      <Specimen name="Checkbox">
        <Checkbox label="Notify me by e-mail" isChecked={isChecked} onChange={setChecked} />
        <Checkbox label="Not allowed" isChecked={false} isDisabled onChange={() => {}} />
      </Specimen>
      <Specimen name="Switch">
        <Switch label="Answer from the help center" isOn={isOn} onChange={setOn} />
        <Switch label="Office hours" isOn={!isOn} onChange={(on) => setOn(!on)} />
      </Specimen>
      <Specimen name="SegmentedControl">
        <SegmentedControl<Period>
          label="Period"
          value={period}
          onChange={setPeriod}
          segments={[
            { value: "day", label: "Day" },
            { value: "week", label: "Week" },
            { value: "month", label: "Month" },
          ]}
        />
      </Specimen>
      <Specimen name="Tabs">
        <Tabs<View>
          label="Views"
          value={view}
          onChange={setView}
          tabs={[
            { value: "mine", label: "Mine" },
            { value: "open", label: "Unassigned" },
            { value: "all", label: "All" },
          ]}
        />
      </Specimen>
      <Specimen name="Badge and Count">
        <Badge>Draft</Badge>
        <Badge tone="positive" hasDot>
          Online
        </Badge>
        <Badge tone="warning">Due in 12 min</Badge>
        <Badge tone="danger">Overdue</Badge>
        <Badge tone="accent">New</Badge>
        <Badge tone="note">Note</Badge>
        <Count value={3} noun="unread" />
        <Count value={1280} noun="unread" />
        <Count value={12} isQuiet />
      </Specimen>
      <Specimen name="Kbd">
        <Kbd keys="Mod+K" />
      </Specimen>
    </Chapter>
  );
}
