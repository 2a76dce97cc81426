import type { Context } from "../context.ts";
import { freshGrant, type GrantKeeper } from "../credential/fresh-grant.ts";
import { grantOf, isUsable, openGrant, sealGrant } from "../credential/grant.ts";
import type { SealedCredential, Secrets } from "../keys/secrets.ts";
import type { BotToken } from "./chat-app-port.ts";
import type { ChatInstallation, Tenant } from "./installation-store.ts";

/** A bot's token as it is stored: one that lasts has no `refreshAt`. */
export function sealBotToken(
  secrets: Secrets,
  token: BotToken,
  tenantId: string,
  now: Date,
): SealedCredential {
  if (token.kind === "lasting") return { ...secrets.seal(token.botToken, tenantId), refreshAt: null };
  const { keyId, sealed, refreshAt } = sealGrant(secrets, grantOf(token.tokens, now), tenantId);
  return { keyId, sealed, refreshAt };
}

/** `version`: of the token that is given, or that could not be renewed. */
export type BotTokenAnswer =
  | { kind: "token"; token: string; version: number }
  | { kind: "failed"; error: unknown; version: number };

/** The bot's token, which works now: renewed where its end is near, by one process at a time. */
export async function openBotToken(
  ctx: Pick<Context, "store" | "secrets" | "clock" | "chatApps">,
  installation: ChatInstallation,
): Promise<BotTokenAnswer> {
  const { tenantId, version, refreshAt } = installation;
  if (refreshAt === null) {
    return { kind: "token", token: ctx.secrets.open(installation, tenantId), version };
  }
  const fresh = await freshGrant(ctx, keeperOf(ctx, installation), installation, "ahead");
  if (fresh.kind === "fresh") {
    return { kind: "token", token: fresh.grant.accessToken, version: fresh.version };
  }
  // The platform cannot be asked now: the present one still works for a while.
  const present = openGrant(ctx.secrets, installation, tenantId);
  return isUsable(present, ctx.clock.now()) ? { kind: "token", token: present.accessToken, version } : fresh;
}

const keeperOf = (
  { store: { chatInstallations }, chatApps }: Pick<Context, "store" | "chatApps">,
  tenant: Tenant,
): GrantKeeper => ({
  boundTo: tenant.tenantId,
  read: () => chatInstallations.get(tenant),
  lease: (now, until) => chatInstallations.lease(tenant, now, until),
  endLease: (fence) => chatInstallations.endLease(tenant, fence),
  store: (sealed, { after }) => chatInstallations.renew(tenant, sealed, after),
  // Without the app's id and secret, which were taken out of the configuration, no token can be renewed.
  refresh: async (refreshToken) =>
    chatApps[tenant.platform]?.refresh(refreshToken) ?? {
      kind: "failed",
      error: new Error("The app's id and secret are not set."),
    },
});
