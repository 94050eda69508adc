/**
 * What a new installation is looked at with: a sample workspace, and a shop on an origin of its own that carries the
 * messenger, as sites do.
 */
import type { Server } from "node:http";
import type { MarketplaceKeys } from "@foyer/shop";
import { createShopServer } from "@foyer/shop/shopServer";
import type { Config } from "./config.ts";
import { signAccessToken } from "./domains/identity/accessTokens.ts";
import { mintSignInLink } from "./domains/identity/signInByLink.ts";
import { find, plant } from "./domains/sample/sample.ts";
import { lendKeys } from "./domains/sample/shopKeys.ts";
import { callInternally } from "./engine/call.ts";
import type { Foyer } from "./foyer.ts";
import { listen } from "./ports.ts";

/** For how long the owner's link is good. */
const LINK_MINUTES = 24 * 60;

/** What there is to look at. */
export interface Demo {
  /** Where the shop is open, if it is. */
  readonly shopUrl: string | undefined;
  /** Signs the owner of the sample workspace in, while they have no other way. */
  readonly signInLink: string | undefined;
  close(): Promise<void>;
}

/** Plants the sample workspace where there is nothing yet, and opens the shop. */
export async function openDemo({ engine, url, port, log }: Foyer, config: Config): Promise<Demo> {
  const place = shopPlace(config, port);
  const isWanted = config.FOYER_SAMPLE ?? config.DATABASE_URL === undefined;
  if (isWanted) await callInternally(engine, plant, { shopUrl: place ? urlOf(place) : url });
  const sample = await callInternally(engine, find, {});
  const workspaceId = config.FOYER_SHOP_WORKSPACE ?? sample?.workspaceId;
  // Its keys let anybody who opens the shop be one of its invented people: only in the sample, and only on this machine.
  const isPlayground = sample?.workspaceId === workspaceId && LOOPBACK.includes(config.HOST);
  const marketplace = isPlayground && workspaceId ? await borrowKeys(engine, workspaceId) : undefined;
  const shop = place && workspaceId ? createShopServer({ foyerUrl: url, workspaceId, marketplace }) : undefined;
  const isOpen = shop && place && (await open(shop, place, log.warn));
  const mint = (userId: string) => callInternally(engine, mintSignInLink, { userId, lifetimeMinutes: LINK_MINUTES });
  return {
    shopUrl: isOpen ? urlOf(place) : undefined,
    signInLink: sample?.hasKey === false ? await mint(sample.ownerId) : undefined,
    close: () => close(shop),
  };
}

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

async function borrowKeys(engine: Foyer["engine"], workspaceId: string): Promise<MarketplaceKeys> {
  const { apiKey, signingKey, support } = await callInternally(engine, lendKeys, { workspaceId });
  const { secrets } = engine.surroundings;
  return { apiKey, signingKey, supportToken: () => signAccessToken(secrets, { ...support, now: Date.now() }) };
}

interface ShopPlace {
  readonly host: string;
  readonly port: number;
  readonly variable: "FOYER_SHOP_PORT";
  /** Whether somebody chose this port, so that another program on it is a mistake. */
  readonly isChosen: boolean;
}

function shopPlace({ HOST: host, FOYER_SHOP_PORT }: Config, ownPort: number): ShopPlace | undefined {
  const port = FOYER_SHOP_PORT ?? ownPort + 1;
  if (port === 0 || port > 65_535) return undefined;
  return { host, port, variable: "FOYER_SHOP_PORT", isChosen: FOYER_SHOP_PORT !== undefined };
}

async function open(shop: Server, place: ShopPlace, warn: (message: string) => void): Promise<boolean> {
  try {
    await listen(shop, place);
    return true;
  } catch (error) {
    if (place.isChosen || !(error instanceof Error)) throw error;
    warn(`The demo shop stays closed. ${error.message}`);
    return false;
  }
}

function urlOf({ host, port }: ShopPlace): string {
  return `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${port}`;
}

async function close(shop: Server | undefined): Promise<void> {
  if (!shop?.listening) return;
  const closed = new Promise((resolve) => shop.close(resolve));
  shop.closeAllConnections();
  await closed;
}
