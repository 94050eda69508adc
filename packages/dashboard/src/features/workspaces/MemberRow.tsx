import { api } from "@foyer/sdk";
import { Avatar, Badge, ConfirmDialog, IconButton, Menu, type MenuSection, Select } from "@foyer/ui";
import { useMutation } from "convex/react";
import { Crown, Ellipsis, ListChecks, UserMinus } from "lucide-react";
import { useCallback, useState } from "react";
import { useSession } from "../identity/session.tsx";
import { useSave } from "../settings/useSave.ts";
import { PermissionsDialog } from "./PermissionsDialog.tsx";
import { labelOfRole, type Member, roleOptions } from "./roles.ts";

/** One member with their role, and what can be done about it. */
export function MemberRow({ member }: { member: Member }) {
  const { userId, role: ownRole, can } = useSession();
  const updateRole = useMutation(api.workspaceMembers.updateRole);
  const membershipId = member._id;
  const changeRole = useSave(
    useCallback((role: Member["role"]) => updateRole({ membershipId, role }), [updateRole, membershipId]),
  );
  const [asking, setAsking] = useState<"permissions" | "remove" | "transfer">();
  const isSelf = member.userId === userId;
  const name = member.name ?? member.email;
  const isFixed = member.role === "owner" || isSelf || !can("users.manage");
  const sections: MenuSection[] = [
    {
      items: [
        ...(isFixed ? [] : [{ label: "Permissions…", icon: <ListChecks />, onSelect: () => setAsking("permissions") }]),
        ...(ownRole === "owner" && !isSelf
          ? [{ label: "Hand over ownership…", icon: <Crown />, onSelect: () => setAsking("transfer") }]
          : []),
        ...(can("users.remove") && !isSelf && member.role !== "owner"
          ? [{ label: "Remove…", icon: <UserMinus />, isDestructive: true, onSelect: () => setAsking("remove") }]
          : []),
      ],
    },
  ];
  return (
    <li className="flex min-h-15 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <Avatar name={name} seed={member.userId} imageUrl={member.avatarUrl} isDecorative />
      <div className="min-w-24 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {isSelf && <Badge tone="accent">You</Badge>}
          {member.isAway && <Badge tone="warning">Away</Badge>}
          {member.hasCustomPermissions && <Badge>Own permissions</Badge>}
        </p>
        <p className="truncate text-ink-soft text-small">{member.email}</p>
      </div>
      {isFixed || member.role === "owner" ? (
        <span className="w-32 px-2.5 text-ink-soft">{labelOfRole(member.role)}</span>
      ) : (
        <Select
          label={`Role of ${name}`}
          isLabelHidden
          className="w-32"
          value={member.role}
          onChange={changeRole}
          options={roleOptions}
        />
      )}
      {(sections[0]?.items.length ?? 0) > 0 ? (
        <Menu
          align="end"
          trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis />} />}
          sections={sections}
        />
      ) : (
        <span className="w-control" />
      )}
      <PermissionsDialog member={member} isOpen={asking === "permissions"} onOpenChange={() => setAsking(undefined)} />
      <MemberQuestions member={member} name={name} asking={asking} onDone={() => setAsking(undefined)} />
    </li>
  );
}

interface QuestionsProps {
  member: Member;
  name: string;
  asking: string | undefined;
  onDone: () => void;
}

function MemberQuestions({ member, name, asking, onDone }: QuestionsProps) {
  const { workspaceName } = useSession();
  const remove = useMutation(api.workspaceMembers.remove);
  const transfer = useMutation(api.workspaceMembers.transferOwnership);
  return (
    <>
      <ConfirmDialog
        isOpen={asking === "remove"}
        onOpenChange={onDone}
        title={`Remove ${name}?`}
        description={`They lose access to ${workspaceName} at once, and their open conversations become unassigned. What they wrote stays.`}
        confirmLabel="Remove"
        onConfirm={() => remove({ membershipId: member._id })}
      />
      <ConfirmDialog
        isOpen={asking === "transfer"}
        onOpenChange={onDone}
        title={`Make ${name} the owner?`}
        description="You become an admin. Only the new owner can give the ownership back."
        confirmLabel="Hand over"
        onConfirm={() => transfer({ workspaceId: member.workspaceId, newOwnerId: member.userId })}
      />
    </>
  );
}
