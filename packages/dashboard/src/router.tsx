import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { NotFound } from "./features/shell/NotFound.tsx";
import { PlaceError } from "./features/shell/PlaceError.tsx";
import { SignedInShell } from "./features/shell/SignedInShell.tsx";

const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "signed-in", component: SignedInShell });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/inbox" });
  },
});

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inbox",
  component: lazyRouteComponent(() => import("./features/inbox/InboxScreen.tsx"), "InboxScreen"),
});

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people",
  component: lazyRouteComponent(() => import("./features/people/PeopleScreen.tsx"), "PeopleScreen"),
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./features/settings/SettingsScreen.tsx"), "SettingsScreen"),
});

const hasGallery = import.meta.env.DEV || import.meta.env.MODE === "gallery";

/** The pages on which the parts are looked at; `vite build` leaves them out unless its mode is `gallery`. */
const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/gallery",
  validateSearch: (search: Record<string, unknown>): { page?: string } =>
    typeof search.page === "string" ? { page: search.page } : {},
  component: hasGallery ? lazyRouteComponent(() => import("./features/gallery/Gallery.tsx"), "Gallery") : NotFound,
});

const places = shellRoute.addChildren([inboxRoute, peopleRoute, settingsRoute]);

/** Every address of the app and what it shows; each place is a chunk of its own. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([indexRoute, places, galleryRoute]),
  basepath: "/app",
  defaultPreload: "intent",
  defaultErrorComponent: PlaceError,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
