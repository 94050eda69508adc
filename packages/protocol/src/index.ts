/**
 * What crosses the wire between Foyer and its clients: values, messages, names of functions and errors.
 * Depends on nothing and runs in Node and in browsers.
 */
export type {
  Action,
  AddQuery,
  Authenticate,
  ClientEvent,
  ClientMessage,
  Connect,
  ModifyQuerySet,
  Mutation,
  RemoveQuery,
} from "./clientMessage.ts";
export {
  type ClientVersion,
  type ClientVersionSource,
  parseClientVersion,
  readClientVersion,
  supportsChunks,
} from "./clientVersion.ts";
export { type DecodeOptions, decodeValue } from "./decodeValue.ts";
export { encodeValue, stringify } from "./encodeValue.ts";
export {
  AppError,
  type AppErrorOptions,
  ERROR_STATUS,
  type ErrorCode,
  type ErrorData,
  errorData,
  httpStatus,
  isErrorCode,
} from "./errors.ts";
export { canonicalPath, printPath } from "./functionPath.ts";
export { ProtocolError } from "./messageFields.ts";
export { MESSAGE_LIMITS, parseArgs, parseClientMessage } from "./parseClientMessage.ts";
export type {
  ActionFailure,
  ActionSuccess,
  AuthError,
  FatalError,
  MutationFailure,
  MutationSuccess,
  Ping,
  QueryFailed,
  QueryRemoved,
  QueryUpdated,
  ServerMessage,
  StateModification,
  StateVersion,
  Transition,
  TransitionChunk,
} from "./serverMessage.ts";
export { decodeTimestamp, encodeTimestamp, ZERO_TIMESTAMP } from "./timestamp.ts";
export { VALUE_LIMITS, type Value, ValueError, type WireObject, type WireValue } from "./values.ts";
