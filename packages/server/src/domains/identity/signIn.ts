/** Signing in: one action for every way, in the shape that the clients' auth provider calls. */
import { AppError } from "@foyer/protocol";
import { action } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { refresh } from "./refresh.ts";
import { tokensShape } from "./sessions.ts";
import { signInByCode } from "./signInByCode.ts";
import { signInByLink } from "./signInByLink.ts";
import { signInByPassword } from "./signInByPassword.ts";
import { signInParams } from "./signInParams.ts";

export const module = "auth";

/**
 * Sign in, sign up, reset a password or refresh a session.
 * `password` with `flow` signUp, signIn, reset, reset-verification or email-verification; `otp` with `email`, then with `code` too;
 * `link` with `token`. Answers with `tokens` (`null` when a refresh token is not good), or with `started` when a code was sent.
 */
export const signIn = action({
  args: {
    provider: z.text(40).optional(),
    params: signInParams.optional(),
    verifier: z.text(200).optional(),
    refreshToken: z.text(200).optional(),
    calledBy: z.text(100).optional(),
  },
  returns: z.object({
    tokens: tokensShape.nullable().optional(),
    started: z.boolean().optional(),
    redirect: z.string().optional(),
    verifier: z.string().optional(),
  }),
  access: { anyone: true },
  rateLimit: { per: "address", points: 900, seconds: 60 },
  async handler(ctx, { provider, params = {}, refreshToken }) {
    if (refreshToken !== undefined) return { tokens: await refresh(ctx, refreshToken) };
    switch (provider) {
      case "password":
        return signInByPassword(ctx, params);
      case "otp":
      case "email":
        return signInByCode(ctx, params);
      case "link":
        return signInByLink(ctx, params);
      case undefined:
        // The provider found `?code=` in the page's address; none of our links have one.
        return { tokens: null };
      default:
        throw new AppError("INVALID_INPUT", `There is no way to sign in called ${provider}`, { path: "provider" });
    }
  },
});
