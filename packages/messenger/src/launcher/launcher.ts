/** The launcher's entry: carries out what the page asks for, in the order in which it was asked. */
import type { Call, Handover, Options } from "../loader/options.ts";
import { type Messenger, startMessenger } from "./messenger.ts";

/** Takes over from the loader; answers what takes the page's further calls. */
export function start(handover: Handover): (call: Call) => void {
  let messenger: Messenger | undefined;
  let booted: Options = {};

  function boot(options: Options): void {
    const { workspace, ...rest } = options;
    if (messenger && (workspace === undefined || workspace === booted.workspace)) return messenger.update(rest);
    void messenger?.end(false);
    messenger = undefined;
    booted = { ...booted, ...options };
    if (booted.workspace) messenger = startMessenger(booted.workspace, booted, handover);
    else console.warn("Foyer: no workspace was named.");
  }

  function run(call: Call): void {
    switch (call[0]) {
      case "boot":
        return boot(call[1]);
      case "identify":
        return messenger?.identify(call[1]);
      case "update":
        return messenger?.update(call[1]);
      case "show":
        return messenger?.show(true);
      case "hide":
        return messenger?.show(false);
      case "open":
        return messenger?.open(call[1], call[2]);
      case "close":
        return messenger?.close();
      case "toggle":
        return messenger?.toggle();
      case "track":
        return messenger?.track(call[1], call[2]);
      case "setLanguage":
        return messenger?.update({ language: call[1] });
      case "shutdown":
        void messenger?.end(true);
        messenger = undefined;
        // The next boot names the workspace again, or means the same one; the person is another.
        booted = { workspace: booted.workspace };
        return;
      case "onUnread":
        return;
      default:
        return call satisfies never;
    }
  }

  for (const call of joinPerson(handover.calls)) run(call);
  return run;
}

/** The visitor begins as the person whom the page named while the launcher was on its way, not as nobody. */
function joinPerson(calls: readonly Call[]): Call[] {
  const first = calls.findIndex(([name]) => name === "boot");
  const boot = calls[first];
  if (boot?.[0] !== "boot") return [...calls];
  const person = calls.flatMap((call) => (call[0] === "identify" ? [call[1]] : []));
  const joined: Call = ["boot", Object.assign({}, boot[1], ...person)];
  const others = calls.filter((call, index) => index !== first && call[0] !== "identify");
  return [joined, ...others];
}
