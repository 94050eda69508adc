import {
  AppWindow,
  BadgeCheck,
  Bell,
  Building2,
  CalendarClock,
  Code,
  FileUp,
  FlaskConical,
  KeyRound,
  KeySquare,
  type LucideIcon,
  Mails,
  ScrollText,
  Shield,
  Signature,
  Store,
  Ticket,
  UserRound,
  UsersRound,
  Zap,
} from "lucide-react";
import { type ComponentType, lazy } from "react";

/** A page of settings. */
export interface SettingsSection {
  /** As it stands in the address. */
  name: string;
  label: string;
  group: "You" | "Workspace" | "Messenger" | "Shop" | "Records";
  icon: LucideIcon;
  /** Whether it concerns a workspace as a whole, so that its sandbox does not offer it. */
  isOfWorkspace?: true;
  /** The permission without which it is not offered. */
  needs?: string;
  /** What can be set there, in the words under which it is looked for. */
  settings: readonly string[];
  page: ComponentType;
}

/** Every page of settings, in its order. */
export const sections: readonly SettingsSection[] = [
  {
    name: "profile",
    label: "Profile",
    group: "You",
    icon: UserRound,
    settings: ["Name", "Picture, photo, avatar", "E-mail address", "Close account, delete account"],
    page: lazy(async () => ({ default: (await import("../identity/ProfilePage.tsx")).ProfilePage })),
  },
  {
    name: "security",
    label: "Password and devices",
    group: "You",
    icon: KeyRound,
    settings: ["Change password", "Devices, sessions, sign out everywhere"],
    page: lazy(async () => ({ default: (await import("../identity/SecurityPage.tsx")).SecurityPage })),
  },
  {
    name: "preferences",
    label: "Preferences",
    group: "You",
    icon: Bell,
    settings: ["Theme, dark mode, colours", "Sound of new messages, mute", "Desktop notifications", "Enter sends"],
    page: lazy(async () => ({ default: (await import("./PreferencesPage.tsx")).PreferencesPage })),
  },
  {
    name: "workspace",
    label: "Workspace",
    group: "Workspace",
    icon: Building2,
    needs: "settings.workspace",
    isOfWorkspace: true,
    settings: ["Workspace name", "Who may join: invitation or domain", "Ways to sign in: password, code"],
    page: lazy(async () => ({ default: (await import("../workspaces/WorkspacePage.tsx")).WorkspacePage })),
  },
  {
    name: "team",
    label: "Team and roles",
    group: "Workspace",
    icon: UsersRound,
    needs: "users.read",
    isOfWorkspace: true,
    settings: [
      "Invite a teammate",
      "Roles and permissions",
      "Remove a member",
      "Transfer ownership",
      "Leave the workspace",
    ],
    page: lazy(async () => ({ default: (await import("../workspaces/TeamPage.tsx")).TeamPage })),
  },
  {
    name: "limits",
    label: "Visitors and files",
    group: "Workspace",
    icon: Shield,
    needs: "settings.security",
    settings: ["How long visitors stay signed in, sessions", "Largest file, attachments", "Files in a message"],
    page: lazy(async () => ({ default: (await import("../visitors/LimitsPage.tsx")).LimitsPage })),
  },
  {
    name: "messenger",
    label: "Look",
    group: "Messenger",
    icon: AppWindow,
    needs: "settings.workspace",
    settings: [
      "Colours",
      "Logo",
      "Welcome message",
      "Team name and introduction",
      "Launcher position and spacing",
      "Light or dark",
      "Privacy policy",
    ],
    page: lazy(async () => ({ default: (await import("../messenger/LookPage.tsx")).LookPage })),
  },
  {
    name: "install",
    label: "Install",
    group: "Messenger",
    icon: Code,
    needs: "settings.workspace",
    settings: [
      "Code to put into your site, snippet",
      "Allowed origins, domains, websites",
      "Where the messenger was seen",
    ],
    page: lazy(async () => ({ default: (await import("../messenger/InstallPage.tsx")).InstallPage })),
  },
  {
    name: "identity",
    label: "Identity verification",
    group: "Messenger",
    icon: BadgeCheck,
    needs: "settings.security",
    settings: ["Identity verification, HMAC, user hash", "Secret, rotate"],
    page: lazy(async () => ({ default: (await import("../visitors/IdentityPage.tsx")).IdentityPage })),
  },
  {
    name: "hours",
    label: "Office hours",
    group: "Messenger",
    icon: CalendarClock,
    needs: "settings.workspace",
    settings: ["Office hours, schedule", "Time zone", "Message outside of hours", "Expected reply time"],
    page: lazy(async () => ({ default: (await import("../messenger/OfficeHoursPage.tsx")).OfficeHoursPage })),
  },
  {
    name: "automation",
    label: "Automation",
    group: "Messenger",
    icon: Zap,
    needs: "settings.workspace",
    settings: ["Ask visitors for their e-mail", "Show the usual reply time"],
    page: lazy(async () => ({ default: (await import("../messenger/AutomationPage.tsx")).AutomationPage })),
  },
  {
    name: "marketplace",
    label: "Marketplace",
    group: "Shop",
    icon: Store,
    needs: "settings.workspace",
    settings: [
      "Customers may write to stores, direct messaging",
      "Support by the marketplace",
      "Hide contact details, masking",
      "Largest image, kinds of images",
    ],
    page: lazy(async () => ({ default: (await import("../marketplace/MarketplacePage.tsx")).MarketplacePage })),
  },
  {
    name: "imports",
    label: "Imports and sync",
    group: "Shop",
    icon: FileUp,
    needs: "settings.integrations",
    settings: [
      "Import CSV, JSON, upload a file",
      "Stores, products, orders, customers, staff",
      "Sync status, last change",
    ],
    page: lazy(async () => ({ default: (await import("../imports/ImportsPage.tsx")).ImportsPage })),
  },
  {
    name: "api-keys",
    label: "API keys",
    group: "Shop",
    icon: KeySquare,
    needs: "settings.integrations",
    isOfWorkspace: true,
    settings: ["Make, replace and revoke API keys, scopes", "Test keys, expiry", "Last used"],
    page: lazy(async () => ({ default: (await import("../keys/ApiKeysPage.tsx")).ApiKeysPage })),
  },
  {
    name: "signing-keys",
    label: "Signing keys",
    group: "Shop",
    icon: Signature,
    needs: "settings.integrations",
    isOfWorkspace: true,
    settings: ["Host tokens, JWT, secret", "Public key: RS256, ES256, PEM, JWK", "Replace and revoke, kid"],
    page: lazy(async () => ({ default: (await import("../keys/SigningKeysPage.tsx")).SigningKeysPage })),
  },
  {
    name: "personal-tokens",
    label: "Personal tokens",
    group: "Shop",
    icon: Ticket,
    needs: "settings.integrations",
    settings: [
      "Access tokens of customers and sellers, bearer, REST",
      "End somebody's access, lost device, revoke all tokens of a person",
    ],
    page: lazy(async () => ({ default: (await import("../keys/PersonalTokensPage.tsx")).PersonalTokensPage })),
  },
  {
    name: "sandbox",
    label: "Sandbox",
    group: "Shop",
    icon: FlaskConical,
    needs: "settings.integrations",
    settings: ["Try things out, test data", "Clear the test data, empty, reset"],
    page: lazy(async () => ({ default: (await import("../sandbox/SandboxPage.tsx")).SandboxPage })),
  },
  {
    name: "mail",
    label: "Outgoing mail",
    group: "Records",
    icon: Mails,
    needs: "settings.workspace",
    settings: ["Mail that was sent, queued or kept, SMTP, codes"],
    page: lazy(async () => ({ default: (await import("../channels/MailboxPage.tsx")).MailboxPage })),
  },
  {
    name: "audit",
    label: "Audit log",
    group: "Records",
    icon: ScrollText,
    needs: "audit.read",
    settings: ["Who did what, history", "How long entries are kept, retention"],
    page: lazy(async () => ({ default: (await import("../audit/AuditPage.tsx")).AuditPage })),
  },
];

/** One answer of a search in the settings. */
export interface FoundSetting {
  section: SettingsSection;
  /** What was found there; undefined for the page itself. */
  setting: string | undefined;
}

/** The pages and settings in which each word of the query begins some word. */
export function findSettings(query: string, among: readonly SettingsSection[]): FoundSetting[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const holds = (text: string) => wanted.every((word) => wordsOf(text).some((one) => one.startsWith(word)));
  return among.flatMap((section) => [
    ...(holds(section.label) ? [{ section, setting: undefined }] : []),
    ...section.settings
      .filter((setting) => holds(`${setting} ${section.label}`) && !holds(section.label))
      .map((setting) => ({ section, setting })),
  ]);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
