/** The launcher's entry: carries out what the page asks for, in the order in which it was asked. */
import type { Call, Handover, Options } from "../loader/options.ts";
import { complain } from "./complain.ts";
import { type Messenger, startMessenger } from "./messenger.ts";

/** Takes over from the loader; answers what takes the page's further calls. */
export function start(handover: Handover): (call: Call) => void {
  let messenger: Messenger | undefined;
  let booted: Options = {};
  let last = Promise.resolve();

  async function boot(given: Options = {}): Promise<void> {
    // As JSON has it: what is undefined says nothing, dates become texts, functions disappear.
    const options: Options = JSON.parse(JSON.stringify(given));
    const { workspace = booted.workspace, userId = booted.userId } = options;
    const isAnother = booted.userId !== undefined && userId !== booted.userId;
    if (messenger && workspace === booted.workspace && !isAnother) {
      booted = { ...booted, ...options };
      return messenger.update(options);
    }
    // Another person must find nothing of the one before.
    await end(isAnother);
    booted = { ...booted, ...options };
    if (booted.workspace) messenger = startMessenger(booted.workspace, booted, handover);
    else complain(new Error("no workspace was named."));
  }

  async function end(isForGood: boolean): Promise<void> {
    const ended = messenger;
    messenger = undefined;
    if (isForGood) {
      const { userId: _, userHash: __, email: ___, name: ____, attributes: _____, ...look } = booted;
      booted = look;
    }
    await ended?.end(isForGood);
  }

  function run(call: Call): void | Promise<void> {
    switch (call[0]) {
      case "boot":
        return boot(call[1]);
      case "identify":
      case "update":
        return messenger && boot(call[1]);
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
        return end(true);
      case "onUnread":
        return;
      default:
        return call satisfies never;
    }
  }

  /** One after the other: what follows the end of a session must not be forgotten with it. */
  function take(call: Call): void {
    last = last.then(() => run(call)).catch(complain);
  }

  for (const call of joinPerson(handover.calls)) take(call);
  return take;
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
