export { type Api, api, type Functions, type Id } from "./api.ts";
export { type Delivery, deliveryOfError } from "./outbox/delivery.ts";
export type { OutboxEntry } from "./outbox/entry.ts";
export { createOutbox, type Outbox, type OutboxOptions } from "./outbox/outbox.ts";
export type { OutboxStore } from "./outbox/store.ts";
