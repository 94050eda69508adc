import { useMessenger } from "../model/state.ts";
import { Avatar } from "./Avatar.tsx";
import { TeamMark } from "./TeamMark.tsx";

const MOST = 3;

/** Who of the team answers, side by side; the team's mark where the workspace shows nobody. */
export function TeamFaces({ isLarge = false }: { isLarge?: boolean }) {
  const { team, language } = useMessenger();
  const shown = team.value?.slice(0, MOST) ?? [];
  if (shown.length === 0) return <TeamMark isLarge={isLarge} />;
  const names = new Intl.ListFormat(language.value).format(shown.map(({ name }) => name));
  return (
    <span class="faces" role="img" aria-label={names} title={names}>
      {shown.map(({ _id, name, avatarUrl }) => (
        <Avatar key={_id} name={name} seed={_id} imageUrl={avatarUrl} isLarge={isLarge} />
      ))}
    </span>
  );
}
