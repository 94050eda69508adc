/**
 * From a text frame to a client message.
 * Knows what each field must look like; leaves versions, names of functions and the decoding of arguments to others.
 * Fields and events that it does not know are ignored, so newer clients keep working.
 */
import type {
  AddQuery,
  Authenticate,
  ClientEvent,
  ClientMessage,
  Connect,
  ModifyQuerySet,
  RemoveQuery,
} from "./clientMessage.ts";
import {
  fail,
  isJsonObject,
  ProtocolError,
  readArray,
  readCount,
  readOptionalNumber,
  readOptionalObject,
  readOptionalText,
  readSource,
  readText,
  readUuid,
  type Source,
} from "./messageFields.ts";
import type { WireObject } from "./values.ts";

/** The sizes beyond which a client message is refused; lengths are in characters. */
export const MESSAGE_LIMITS = {
  modifications: 4096,
  functionPath: 4096,
  journal: 16_384,
  token: 65_536,
  closeReason: 1024,
} as const;

/** Parse one frame from a client; throws {@link ProtocolError}, and nothing else, on what breaks the protocol. */
export function parseClientMessage(text: string): ClientMessage {
  const source = readSource(parseJson(text), "");
  const type = source.json.type;
  switch (type) {
    case "Connect":
      return readConnect(source);
    case "Authenticate":
      return readAuthenticate(source);
    case "ModifyQuerySet":
      return readModifyQuerySet(source);
    case "Mutation":
    case "Action":
      return { type, requestId: readCount(source, "requestId"), ...readCall(source) };
    case "Event":
      return readEvent(source);
    default:
      return fail(source, "type", "unknown message");
  }
}

/** Read the arguments of a call: an array holding one object, or the object itself; throws {@link ProtocolError}. */
export function parseArgs(args: unknown, field = "args"): WireObject {
  const only: unknown = Array.isArray(args) && args.length === 1 ? args[0] : args;
  if (!isJsonObject(only)) throw new ProtocolError("expected an object or an array holding one object", field);
  return only;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProtocolError("not JSON");
  }
}

function readConnect(source: Source): Connect {
  const maxObservedTimestamp = readOptionalText(source, "maxObservedTimestamp", 12);
  const clientTs = readOptionalNumber(source, "clientTs");
  return {
    type: "Connect",
    sessionId: readUuid(source, "sessionId"),
    connectionCount: readCount(source, "connectionCount"),
    // Telemetry: cut rather than refused.
    lastCloseReason: readOptionalText(source, "lastCloseReason")?.slice(0, MESSAGE_LIMITS.closeReason) ?? null,
    ...(maxObservedTimestamp === undefined ? {} : { maxObservedTimestamp }),
    ...(clientTs === undefined ? {} : { clientTs }),
  };
}

function readEvent({ json }: Source): ClientEvent {
  return {
    type: "Event",
    eventType: typeof json.eventType === "string" ? json.eventType : "",
    event: json.event ?? null,
  };
}

function readAuthenticate(source: Source): Authenticate {
  const baseVersion = readCount(source, "baseVersion");
  const tokenType = source.json.tokenType;
  switch (tokenType) {
    case "None":
      return { type: "Authenticate", baseVersion, tokenType };
    case "User":
      return { type: "Authenticate", baseVersion, tokenType, value: readText(source, "value", MESSAGE_LIMITS.token) };
    case "Admin": {
      const value = readText(source, "value", MESSAGE_LIMITS.token);
      const impersonating = readOptionalObject(source, "impersonating") ?? readOptionalObject(source, "acting_as");
      return { type: "Authenticate", baseVersion, tokenType, value, ...(impersonating ? { impersonating } : {}) };
    }
    default:
      return fail(source, "tokenType", "expected User, Admin or None");
  }
}

function readModifyQuerySet(source: Source): ModifyQuerySet {
  const baseVersion = readCount(source, "baseVersion");
  const newVersion = readCount(source, "newVersion");
  if (newVersion <= baseVersion) fail(source, "newVersion", "must exceed baseVersion");
  const modifications = readArray(source, "modifications", MESSAGE_LIMITS.modifications);
  return {
    type: "ModifyQuerySet",
    baseVersion,
    newVersion,
    modifications: modifications.map((json, index) => readModification(readSource(json, `modifications[${index}].`))),
  };
}

function readModification(source: Source): AddQuery | RemoveQuery {
  const type = source.json.type;
  const queryId = readCount(source, "queryId");
  if (type === "Remove") return { type, queryId };
  if (type !== "Add") return fail(source, "type", "expected Add or Remove");
  const journal = readOptionalText(source, "journal", MESSAGE_LIMITS.journal);
  return { type, queryId, ...readCall(source), ...(journal === undefined ? {} : { journal }) };
}

function readCall(source: Source): { udfPath: string; args: [WireObject]; componentPath?: string } {
  const componentPath = readOptionalText(source, "componentPath", MESSAGE_LIMITS.functionPath);
  return {
    udfPath: readText(source, "udfPath", MESSAGE_LIMITS.functionPath),
    args: [parseArgs(source.json.args, `${source.at}args`)],
    ...(componentPath ? { componentPath } : {}),
  };
}
