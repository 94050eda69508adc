import { spokenKey } from "../visitors/visitor.ts";

/** What an action of the audit log is called: "workspace.settings.changed" as "Workspace settings changed". */
export function describeAction(action: string): string {
  return spokenKey(action.replaceAll(".", " "));
}
