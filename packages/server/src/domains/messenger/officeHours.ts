/** When the team answers, and how soon. */
import { AppError } from "@foyer/protocol";
import type { SharedQueryContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { workspaces } from "../workspaces/tables.ts";
import { isTimeZone, type OpenState, openAt, type Schedule } from "./openingHours.ts";
import { type OpenSpan, officeHours } from "./tables.ts";

const WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const DEFAULTS = {
  enabled: false,
  timezone: "UTC",
  schedule: WORKDAYS.map((day): OpenSpan => ({ day, enabled: true, startTime: "09:00", endTime: "17:00" })),
  offlineMessage: null,
  expectedReplyTimeMinutes: null,
};
const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const span = z.object({
  day: z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
  enabled: z.boolean(),
  startTime: z.text(5).regex(TIME, { error: "expected a time such as 09:00" }),
  endTime: z.text(5).regex(TIME, { error: "expected a time such as 17:30" }),
});

/** The schedule as it is set, or the one that a new workspace begins with. */
export const get = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z
    .object({
      workspaceId: z.id("workspaces"),
      enabled: z.boolean(),
      timezone: z.string(),
      schedule: z.array(span),
      offlineMessage: z.string().optional(),
      expectedReplyTimeMinutes: z.number().optional(),
    })
    .nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, apiKey: "settings.workspace" },
  whenRefused: null,
  shared: true,
  async handler(ctx, { workspaceId }) {
    const hours = await read(ctx, workspaceId);
    return {
      ...hours,
      workspaceId,
      offlineMessage: hours.offlineMessage ?? undefined,
      expectedReplyTimeMinutes: hours.expectedReplyTimeMinutes ?? undefined,
    };
  },
});

/** Change the schedule; what is left out stays. A span whose end is not after its start runs into the next day. */
export const upsert = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    enabled: z.boolean().optional(),
    timezone: z.text(100).optional(),
    schedule: z.array(span).max(28).optional(),
    offlineMessage: z.text(500).nullable().optional(),
    expectedReplyTimeMinutes: z.number().int().min(1).max(43_200).nullable().optional(),
  },
  returns: z.id("officeHours"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  async handler(ctx, { workspaceId, ...given }) {
    if (given.timezone !== undefined && !isTimeZone(given.timezone)) {
      throw new AppError("INVALID_INPUT", "There is no such time zone", { path: "timezone" });
    }
    const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const resource = { resourceType: "officeHours", metadata: { changed: Object.keys(patch).join(", ") } };
    ctx.audit({ workspaceId, action: "workspace.settings.changed", ...resource });
    const times = { createdAt: ctx.now, updatedAt: ctx.now };
    const made = await ctx.db.insertNew(officeHours, { workspaceId, ...DEFAULTS, ...patch, ...times });
    if (made) return made.id;
    const row = await ctx.db.first(officeHours, "byWorkspace", { workspaceId }, { lock: true });
    const id = row?.id ?? "";
    await ctx.db.update(officeHours, id, { ...patch, updatedAt: ctx.now });
    return id;
  },
});

/** Whether the team is there now; changes by itself at the boundary. Without a schedule it always is. */
export const isCurrentlyOpen = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object({
    isOpen: z.boolean(),
    offlineMessage: z.string().nullable(),
    expectedReplyTimeMinutes: z.number().nullable(),
    /** When the team is back, while it is away and comes within a week. */
    nextOpenAt: z.number().optional(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId }) {
    const { enabled, timezone, schedule, offlineMessage, expectedReplyTimeMinutes } = await read(ctx, workspaceId);
    const { isOpen, changesAt } = enabled
      ? openNow(ctx, { timezone, spans: schedule })
      : { isOpen: true, changesAt: null };
    const nextOpenAt = isOpen ? undefined : (changesAt ?? undefined);
    return { isOpen, offlineMessage, expectedReplyTimeMinutes, nextOpenAt };
  },
});

/** How soon the team usually answers, in words: "45 minutes", "2 hours", "1 day"; `null` when it has not said. */
export const getExpectedReplyTime = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.string().nullable(),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId }) {
    const { expectedReplyTimeMinutes } = await read(ctx, workspaceId);
    return expectedReplyTimeMinutes === null ? null : inWords(expectedReplyTimeMinutes);
  },
});

async function read(ctx: Pick<SharedQueryContext, "db">, workspaceId: string) {
  return (await ctx.db.first(officeHours, "byWorkspace", { workspaceId })) ?? DEFAULTS;
}

const WEEK_MS = 7 * 86_400_000;

function openNow(ctx: SharedQueryContext, schedule: Schedule): OpenState {
  for (;;) {
    const now = ctx.surroundings.clock.now();
    const state = openAt(schedule, now);
    // Says until when this holds, so that it is asked again then; that moment may have passed just now.
    if (!ctx.isPast(state.changesAt ?? now + WEEK_MS)) return state;
  }
}

function inWords(minutes: number): string {
  if (minutes < 60) return counted(minutes, "minute");
  if (minutes < 24 * 60) return counted(Math.round(minutes / 60), "hour");
  return counted(Math.round(minutes / (24 * 60)), "day");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
