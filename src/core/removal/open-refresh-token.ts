import type { Context } from "../context.ts";
import { openGrant } from "../credential/grant.ts";
import type { Sealed } from "../keys/secrets.ts";

/** Opens a sealed grant to give it back. @returns null: it was sealed with a key that is gone, or is no grant */
export function openRefreshToken(
  { secrets, log }: Pick<Context, "secrets" | "log">,
  sealed: Sealed,
  mailboxId: string,
): string | null {
  try {
    return openGrant(secrets, sealed, mailboxId).refreshToken;
  } catch (error) {
    log.fault("grant.not-opened", error);
    return null;
  }
}
