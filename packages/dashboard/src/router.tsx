import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { NotFound } from "./features/shell/NotFound.tsx";
import { PlaceError } from "./features/shell/PlaceError.tsx";
import { SignedInShell } from "./features/shell/SignedInShell.tsx";

type Search = Record<string, unknown>;

const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "signed-in", component: SignedInShell });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/inbox" });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Search) => texts(search, "next", "email", "link"),
  component: lazyRouteComponent(() => import("./features/identity/SignInScreen.tsx"), "SignInScreen"),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in/link",
  validateSearch: (search: Search) => texts(search, "token"),
  component: lazyRouteComponent(() => import("./features/identity/LinkRoute.tsx"), "LinkRoute"),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  validateSearch: (search: Search) => texts(search, "next"),
  component: lazyRouteComponent(() => import("./features/identity/SignUpScreen.tsx"), "SignUpScreen"),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset",
  validateSearch: (search: Search) => texts(search, "next", "email"),
  component: lazyRouteComponent(() => import("./features/identity/ResetScreen.tsx"), "ResetScreen"),
});

const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invite",
  validateSearch: (search: Search) => texts(search, "invitation"),
  component: lazyRouteComponent(() => import("./features/identity/InviteScreen.tsx"), "InviteScreen"),
});

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inbox",
  validateSearch: (search: Search) => texts(search, "view", "conversation", "workspace"),
  component: lazyRouteComponent(() => import("./features/inbox/InboxScreen.tsx"), "InboxScreen"),
});

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people",
  validateSearch: (search: Search) => texts(search, "visitor", "search", "presence"),
  component: lazyRouteComponent(() => import("./features/people/PeopleScreen.tsx"), "PeopleScreen"),
});

const storesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/stores",
  validateSearch: (search: Search) => texts(search, "view", "conversation", "store", "workspace"),
  component: lazyRouteComponent(() => import("./features/marketplace/StoresScreen.tsx"), "StoresScreen"),
});

const settingsScreen = lazyRouteComponent(() => import("./features/settings/SettingsScreen.tsx"), "SettingsScreen");

const settingsRoute = createRoute({ getParentRoute: () => shellRoute, path: "/settings", component: settingsScreen });

const sectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/settings/$section",
  component: settingsScreen,
});

const hasGallery = import.meta.env.DEV || import.meta.env.MODE === "gallery";

/** The page on which the parts are looked at; `vite build` leaves them out unless its mode is `gallery`. */
const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/gallery",
  component: hasGallery ? lazyRouteComponent(() => import("./features/gallery/PartsPage.tsx"), "PartsPage") : NotFound,
});

const places = shellRoute.addChildren([inboxRoute, peopleRoute, storesRoute, settingsRoute, sectionRoute]);
const entrance = [signInRoute, linkRoute, signUpRoute, resetRoute, inviteRoute];

/** Every address of the app and what it shows; each place is a chunk of its own. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([indexRoute, ...entrance, places, galleryRoute]),
  basepath: "/app",
  // Values are texts as they stand: an id of digits must not become a number.
  parseSearch: (query) => Object.fromEntries(new URLSearchParams(query)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
  },
  defaultPreload: "intent",
  defaultErrorComponent: PlaceError,
});

/** The named parts of an address that are texts; everything else in it is left out. */
function texts<Name extends string>(search: Search, ...names: Name[]): { [Key in Name]?: string } {
  const found: { [Key in Name]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === "string" && value !== "") found[name] = value;
  }
  return found;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
