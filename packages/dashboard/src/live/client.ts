import { ConvexReactClient } from "convex/react";

/** The one connection of this page to the server that it was loaded from. */
export const client = new ConvexReactClient(location.origin, {
  // What is not sent yet is kept on the device, so leaving loses nothing.
  unsavedChangesWarning: false,
  // A token that is still good is used until it nears its end, instead of running every query twice at the start.
  initialAuthTokenReuse: true,
});
