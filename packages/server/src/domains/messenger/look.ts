/** How a messenger looks: the settings, their bounds and what they are before anyone has chosen. */
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { DEFAULT_HOME } from "./home.ts";
import type { messengerSettings } from "./tables.ts";

const color = z.text(7).regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, { error: "expected a colour such as #006871" });
const language = z.text(20).regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { error: "expected a language such as en" });
const webAddress = z
  .text(2_000)
  .refine(isWebAddress, { error: "expected an address that begins with https:// or http://" });
const spacing = z.number().int().min(0).max(100);

/** The settings as arguments: what is left out stays, `null` takes away. */
export const lookArgs = {
  primaryColor: color.optional(),
  backgroundColor: color.optional(),
  themeMode: z.enum(["light", "dark", "system"]).optional(),
  launcherPosition: z.enum(["right", "left"]).optional(),
  /** Pixels, like the one below. */
  launcherSideSpacing: spacing.optional(),
  launcherBottomSpacing: spacing.optional(),
  showLauncher: z.boolean().optional(),
  logoAttachmentId: z.id("attachments").nullable().optional(),
  teamName: z.text(100).nullable().optional(),
  welcomeMessage: z.text(500).optional(),
  teamIntroduction: z.text(500).nullable().optional(),
  showTeammateAvatars: z.boolean().optional(),
  supportedLanguages: z.array(language).min(1).max(50).optional(),
  defaultLanguage: language.optional(),
  privacyPolicyUrl: webAddress.nullable().optional(),
};

/** What everyone may see of the settings. */
export const publicLookShape = z.object({
  primaryColor: z.string(),
  backgroundColor: z.string(),
  themeMode: z.enum(["light", "dark", "system"]),
  launcherPosition: z.enum(["right", "left"]),
  launcherSideSpacing: z.number(),
  launcherBottomSpacing: z.number(),
  showLauncher: z.boolean(),
  /** A signed address, good for some hours. */
  logo: z.string().nullable(),
  teamName: z.string(),
  welcomeMessage: z.string(),
  teamIntroduction: z.string().nullable(),
  showTeammateAvatars: z.boolean(),
  supportedLanguages: z.array(z.string()),
  defaultLanguage: z.string(),
  privacyPolicyUrl: z.string().nullable(),
});

/** The settings without the row's own columns. */
export type Look = Omit<Row<typeof messengerSettings>, "id" | "workspaceId" | "updatedAt">;

/** What a workspace begins with. */
export const DEFAULT_LOOK: Look = {
  primaryColor: "#006871",
  backgroundColor: "#006871",
  themeMode: "system",
  launcherPosition: "right",
  launcherSideSpacing: 20,
  launcherBottomSpacing: 20,
  showLauncher: true,
  logoAttachmentId: null,
  teamName: null,
  welcomeMessage: "Hi! How can we help you today?",
  teamIntroduction: null,
  showTeammateAvatars: true,
  supportedLanguages: ["en"],
  defaultLanguage: "en",
  privacyPolicyUrl: null,
  home: DEFAULT_HOME,
};

function isWebAddress(text: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
