export { type Api, api, type Functions, type Id } from "./api.ts";
