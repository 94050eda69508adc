/** The mail that invites somebody. */
import type { MutationContext } from "../../engine/context.ts";
import { queueMail } from "../channels/mail.ts";
import { renderMail } from "../channels/mailTemplate.ts";
import { namesOfUsers } from "../identity/names.ts";

/** Mails the link of an invitation. */
export async function mailInvitation(
  ctx: MutationContext,
  about: { workspaceId: string; workspaceName: string; email: string; role: string; invitedBy: string; token: string },
): Promise<void> {
  const { workspaceId, workspaceName, email, role, invitedBy, token } = about;
  const inviter = (await namesOfUsers(ctx, [invitedBy])).get(invitedBy)?.name ?? "Somebody";
  const mail = renderMail({
    subject: `${inviter} invites you to ${workspaceName}`,
    heading: `Join ${workspaceName}`,
    paragraphs: [`${inviter} invites you to answer customers together in ${workspaceName}, as ${article(role)}.`],
    action: {
      label: "Accept the invitation",
      url: ctx.surroundings.absoluteUrl(`/app/invite?invitation=${token}`),
    },
    footnote: "The invitation is good for seven days. If you do not know the sender, ignore this mail.",
  });
  await queueMail(ctx, { ...mail, to: email, purpose: "invitation", workspaceId, holdsSecret: true });
}

function article(role: string): string {
  return /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
}
