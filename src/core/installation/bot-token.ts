import type { Context } from "../context.ts";
import { freshGrant, type GrantKeeper } from "../credential/fresh-grant.ts";
import { grantOf, isUsable, openGrant, sealGrant } from "../credential/grant.ts";
import type { SealedCredential, Secrets } from "../keys/secrets.ts";
import type { SlackToken } from "./chat-app-port.ts";
import type { SlackInstallation } from "./installation-store.ts";

/** A bot's token as it is stored: one that lasts has no `refreshAt`. */
export function sealSlackToken(
  secrets: Secrets,
  token: SlackToken,
  teamId: string,
  now: Date,
): SealedCredential {
  if (token.kind === "lasting") return { ...secrets.seal(token.botToken, teamId), refreshAt: null };
  const { keyId, sealed, refreshAt } = sealGrant(secrets, grantOf(token.tokens, now), teamId);
  return { keyId, sealed, refreshAt };
}

/** `version`: of the token that is given, or that could not be renewed. */
export type SlackTokenAnswer =
  | { kind: "token"; token: string; version: number }
  | { kind: "failed"; error: unknown; version: number };

/** The bot's token, which works now: renewed where its end is near, by one process at a time. */
export async function openSlackToken(
  ctx: Pick<Context, "store" | "secrets" | "clock" | "slackApp">,
  installation: SlackInstallation,
): Promise<SlackTokenAnswer> {
  const { teamId, version, refreshAt } = installation;
  if (refreshAt === null) {
    return { kind: "token", token: ctx.secrets.open(installation, teamId), version };
  }
  const fresh = await freshGrant(ctx, keeperOf(ctx, teamId), installation, "ahead");
  if (fresh.kind === "fresh") {
    return { kind: "token", token: fresh.grant.accessToken, version: fresh.version };
  }
  // Slack cannot be asked now: the present one still works for a while.
  const present = openGrant(ctx.secrets, installation, teamId);
  return isUsable(present, ctx.clock.now()) ? { kind: "token", token: present.accessToken, version } : fresh;
}

const keeperOf = (
  { store: { slackInstallations }, slackApp }: Pick<Context, "store" | "slackApp">,
  teamId: string,
): GrantKeeper => ({
  boundTo: teamId,
  read: () => slackInstallations.get(teamId),
  lease: (now, until) => slackInstallations.lease(teamId, now, until),
  endLease: (fence) => slackInstallations.endLease(teamId, fence),
  store: (sealed, { after }) => slackInstallations.renew(teamId, sealed, after),
  // Without the app's id and secret, which were taken out of the configuration, no token can be renewed.
  refresh: async (refreshToken) =>
    slackApp?.refresh(refreshToken) ?? { kind: "failed", error: new Error("SLACK_CLIENT_ID is not set.") },
});
