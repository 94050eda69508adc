import { Avatar, RelativeTime } from "@foyer/ui";
import { Chapter, Specimen } from "./Specimen.tsx";

const names = ["Amara Okafor", "Jonas Lindqvist", "Priya Raman", "Théo Marchand", "Sofía Reyes", "Kenji Watanabe"];
const minute = 60_000;

/** Who and when. */
export function PeopleChapter() {
  const now = Date.now();
  return (
    <Chapter title="People and time">
      <Specimen name="Avatar">
        {names.map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name={null} seed="v2" />
      </Specimen>
      <Specimen name="Avatar: presence and sizes">
        <Avatar name="Amara Okafor" size="small" />
        <Avatar name="Jonas Lindqvist" presence="online" />
        <Avatar name="Priya Raman" presence="away" />
        <Avatar name="Théo Marchand" presence="offline" />
        <Avatar name="Sofía Reyes" size="large" presence="online" />
        <Avatar name="Kenji Watanabe" size="huge" presence="online" />
      </Specimen>
      <Specimen name="RelativeTime">
        {[0, 4, 135, 60 * 26, 60 * 24 * 12].map((minutes) => (
          <RelativeTime key={minutes} at={now - minutes * minute} className="text-small text-ink-faint" />
        ))}
        <RelativeTime at={now - 3 * minute} style="long" className="text-ink-soft" />
      </Specimen>
    </Chapter>
  );
}
