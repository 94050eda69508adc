import { useConvexConnectionState } from "convex/react";
import { useSyncExternalStore } from "react";

/** How the app is connected to its server. */
export type ConnectionState = "connected" | "reconnecting" | "offline";

/** How this page is connected; the first connection after loading is not a reconnection. */
export function useConnection(): ConnectionState {
  const { isWebSocketConnected, hasEverConnected, connectionRetries } = useConvexConnectionState();
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  if (!isOnline) return "offline";
  if (isWebSocketConnected || (!hasEverConnected && connectionRetries === 0)) return "connected";
  return "reconnecting";
}

function watchNetwork(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
