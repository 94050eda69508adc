/** How the messenger looks and behaves, and when the team is there. */
import { boolean, idColumn, integer, json, table, text, timeColumn } from "../../persistence/table.ts";

/** A card on the messenger's home. */
export interface HomeCard {
  id: string;
  type: "welcome" | "search" | "conversations" | "startConversation" | "featuredArticles" | "announcements";
  visibleTo: "all" | "visitors" | "users";
  enabled: boolean;
  title?: string | undefined;
  text?: string | undefined;
  url?: string | undefined;
}

/** A tab of the messenger. */
export interface HomeTab {
  id: "home" | "messages" | "help" | "tours" | "tasks" | "tickets";
  visibleTo: "all" | "visitors" | "users";
  enabled: boolean;
}

/** The look of one workspace's messenger. */
export const messengerSettings = table(
  "messenger_settings",
  {
    workspaceId: idColumn().notNull(),
    primaryColor: text().notNull(),
    backgroundColor: text().notNull(),
    themeMode: text().$type<"light" | "dark" | "system">().notNull(),
    launcherPosition: text().$type<"right" | "left">().notNull(),
    launcherSideSpacing: integer().notNull(),
    launcherBottomSpacing: integer().notNull(),
    showLauncher: boolean().notNull(),
    logoAttachmentId: idColumn(),
    teamName: text(),
    welcomeMessage: text().notNull(),
    teamIntroduction: text(),
    showTeammateAvatars: boolean().notNull(),
    supportedLanguages: json<string[]>().notNull(),
    defaultLanguage: text().notNull(),
    privacyPolicyUrl: text(),
    home: json<{
      enabled: boolean;
      cards: HomeCard[];
      tabs: HomeTab[];
      defaultSpace: "home" | "messages" | "help";
      launchDirectlyToConversation: boolean;
    }>().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  { byWorkspace: { columns: ["workspaceId"], unique: true } },
);

/** What the messenger does by itself. */
export const automationSettings = table(
  "automation_settings",
  {
    workspaceId: idColumn().notNull(),
    suggestArticlesEnabled: boolean().notNull(),
    showReplyTimeEnabled: boolean().notNull(),
    collectEmailEnabled: boolean().notNull(),
    askForRatingEnabled: boolean().notNull(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  { byWorkspace: { columns: ["workspaceId"], unique: true } },
);

/** A span of a day during which the team answers; an end before its start runs into the next day. */
export interface OpenSpan {
  day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
  enabled: boolean;
  /** "09:00" in the schedule's time zone. */
  startTime: string;
  endTime: string;
}

/** When the team answers. */
export const officeHours = table(
  "office_hours",
  {
    workspaceId: idColumn().notNull(),
    enabled: boolean().notNull(),
    timezone: text().notNull(),
    schedule: json<OpenSpan[]>().notNull(),
    offlineMessage: text(),
    expectedReplyTimeMinutes: integer(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  { byWorkspace: { columns: ["workspaceId"], unique: true } },
);
