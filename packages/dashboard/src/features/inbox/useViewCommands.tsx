import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../commands/commands.ts";
import { views } from "./views.ts";

/** Offers changing the view, by key and in the command menu. */
export function useViewCommands(): void {
  const navigate = useNavigate();
  useCommands(
    views.map(({ name, label, icon: Icon }, index) => ({
      id: `view ${name}`,
      group: "Go to",
      label,
      keys: String(index + 1),
      icon: <Icon />,
      run: () => void navigate({ to: "/inbox", search: { view: name } }),
    })),
  );
}
