import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** Leads to the entrance, which leads back to this address afterwards. */
export function ToSignIn() {
  const navigate = useNavigate();
  const { pathname, searchStr } = useLocation();
  // The address of the beginning: on the way it is the entrance's own.
  const wanted = useRef(
    pathname === "/" || (pathname === "/inbox" && searchStr === "") ? undefined : pathname + searchStr,
  );
  useEffect(() => {
    void navigate({ to: "/sign-in", search: wanted.current ? { next: wanted.current } : {}, replace: true });
  }, [navigate]);
  return null;
}
