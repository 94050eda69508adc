import { Avatar, Menu, type Presence } from "@foyer/ui";
import { Building2, CircleDot, CircleDotDashed, FlaskConical, LogOut } from "lucide-react";
import { useThemeSection } from "./ThemeMenu.tsx";

/** Props of `AccountMenu`. */
export interface AccountMenuProps {
  id: string;
  name: string;
  email: string;
  imageUrl?: string | null;
  presence: Presence;
  onPresenceChange: (presence: "online" | "away") => void;
  /** The workspaces that this person belongs to, and their sandboxes; with one there is nothing to choose. */
  workspaces?: readonly { id: string; name: string; isSandbox?: boolean; isCurrent: boolean }[];
  onSwitchWorkspace?: (id: string) => void;
  onSignOut: () => void;
}

/** Who is signed in, whether they can be reached, how the app looks, and the way out. */
export function AccountMenu(props: AccountMenuProps) {
  const {
    id,
    name,
    email,
    imageUrl,
    presence,
    onPresenceChange,
    workspaces = [],
    onSwitchWorkspace,
    onSignOut,
  } = props;
  const theme = useThemeSection();
  const reachable = [
    { value: "online" as const, label: "Online", icon: <CircleDot /> },
    { value: "away" as const, label: "Away", icon: <CircleDotDashed /> },
  ];
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button type="button" className="focus-ring block rounded-full">
          <span className="sr-only">Account of</span>
          <Avatar {...{ name, imageUrl, presence }} seed={id} />
        </button>
      }
      header={
        <div className="px-2 py-1.5">
          <div className="truncate font-semibold">{name}</div>
          <div className="truncate text-small text-ink-faint">{email}</div>
        </div>
      }
      sections={[
        ...(workspaces.length > 1
          ? [
              {
                heading: "Workspace",
                items: workspaces.map((workspace) => ({
                  id: workspace.id,
                  label: workspace.name,
                  icon: workspace.isSandbox ? <FlaskConical /> : <Building2 />,
                  isChosen: workspace.isCurrent,
                  onSelect: () => onSwitchWorkspace?.(workspace.id),
                })),
              },
            ]
          : []),
        {
          heading: "Presence",
          items: reachable.map(({ value, ...item }) => ({
            ...item,
            isChosen: presence === value,
            onSelect: () => onPresenceChange(value),
          })),
        },
        theme,
        { items: [{ label: "Sign out", icon: <LogOut />, onSelect: onSignOut }] },
      ]}
    />
  );
}
