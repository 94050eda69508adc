import { useConvexConnectionState } from "convex/react";

/** Says that the connection is lost, until it is back; what was written meanwhile is sent then. */
export function Connection() {
  const { isWebSocketConnected, connectionRetries } = useConvexConnectionState();
  const isLost = !isWebSocketConnected && connectionRetries > 0;
  return (
    <p className="foyer-connection" role="status">
      {isLost && "No connection. Trying again …"}
    </p>
  );
}
