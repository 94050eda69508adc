/** The workspace's settings and the page's wishes, as look, language and words of the messenger. */
import { complain } from "./complain.ts";
import { chooseLanguage, fetchWords } from "./language.ts";
import { applyLook, type Settings } from "./look.ts";
import type { Surroundings } from "./surroundings.ts";

/** Keeps look and language as the workspace and the page want them; what was known at the last visit shows at once. */
export function followSettings(surroundings: Surroundings): void {
  const { workspaceId, client, lasting, wishes, settings, language, frame } = surroundings;
  let given = lasting.read<Settings>("settings");

  function dress(): void {
    if (!given) return;
    const look = applyLook(given, wishes.value);
    const { supportedLanguages: supported, defaultLanguage: fallback } = look;
    const preferred = [document.documentElement.lang, ...navigator.languages];
    language.set(chooseLanguage({ asked: wishes.value.language, supported, fallback, preferred }));
    void speak(surroundings);
    frame.dress(look, language.value);
    frame.setZIndex(wishes.value.zIndex);
    settings.set(look);
  }

  wishes.watch(dress);
  dress();
  const keep = (current: Settings) => {
    given = current;
    lasting.write("settings", current);
    dress();
  };
  client.follow("messengerSettings:getPublicSettings", { workspaceId }, keep, { isPublic: true, onError: complain });
}

/** Fetches the words of the language; without a network the next change of the settings tries again. */
async function speak({ language, words }: Surroundings): Promise<void> {
  const wanted = language.value;
  const fetched = await fetchWords(wanted).catch(() => words.value);
  if (wanted === language.value) words.set(fetched ?? null);
}
