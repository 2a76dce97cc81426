import { grantOf, sealGrant } from "../../src/core/credential/grant.ts";
import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../src/core/disconnection/disconnect-mailbox.ts";
import type { OAuthProvider } from "../../src/core/mailbox/oauth-port.ts";
import type { Server } from "../../src/core/mailbox/server.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { googleProvider } from "../../src/io/oauth/google.ts";
import { microsoftProvider } from "../../src/io/oauth/microsoft.ts";
import type { Outbound } from "../../src/io/outbound/outbound.ts";
import { aMailbox, MONDAY } from "../core/world.ts";
import type { Certificate } from "../hosts/certificate.ts";
import { type OAuthProviderHost, startOAuthProvider } from "../hosts/oauth-provider/oauth-provider.ts";
import { aChallenge } from "../io/oauth/a-challenge.ts";
import { openSite, signedIn } from "./site.ts";
import { ledOnTo, type Visitor } from "./visitor.ts";

export const ANN = "ann@ours.test";

export type SiteAtProvider = {
  service?: "google" | "microsoft";
  accounts?: string[];
  tenant?: string;
  certificate?: Certificate;
  tokenLife?: number;
  outbound?: Outbound;
};

/** A site whose mailboxes sign in at Google, or at Microsoft. */
export async function openOAuthSite(
  database: Database,
  {
    service = "google",
    accounts = [ANN, "private@ours.test"],
    certificate,
    tokenLife,
    tenant,
    outbound,
  }: SiteAtProvider = {},
) {
  await using opening = new AsyncDisposableStack();
  const started = Promise.withResolvers<{ host: OAuthProviderHost; provider: OAuthProvider }>();
  const site = opening.use(
    await openSite(database, [], {
      ...(outbound && { outbound }),
      signIn: async (url) => {
        const redirectUri = `${url}/oauth/${service}/callback`;
        const host = opening.use(
          await startOAuthProvider({
            service,
            accounts,
            redirectUri,
            ...(certificate && { certificate }),
            ...(tenant && { tenant }),
            ...(tokenLife !== undefined && { tokenLife }),
          }),
        );
        const provider =
          service === "google"
            ? googleProvider(host.google, redirectUri)
            : microsoftProvider(host.microsoft, redirectUri);
        started.resolve({ host, provider });
        return { [service]: provider };
      },
    }),
  );
  const { host, provider } = await started.promise;
  const running = opening.move();
  return { ...site, service, host, oauth: provider, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

export type OAuthSite = Awaited<ReturnType<typeof openOAuthSite>>;

/** One of Ben's mailboxes that somebody once signed in to at the provider. */
export async function aSignedInMailbox(
  site: OAuthSite,
  account = ANN,
  servers: { smtp?: Server; imap?: Server } = {},
): Promise<string> {
  const { codeVerifier, codeChallenge } = aChallenge();
  const ask = { state: "s", codeChallenge, hint: account, pickAccount: false };
  const back = new URL(await site.host.signIn(await site.oauth.signInUrl(ask), account));
  const code = back.searchParams.get("code") ?? "";
  const exchange = await site.oauth.exchange({ code, codeVerifier });
  if (exchange.kind !== "granted") throw new Error(exchange.kind);
  const mailbox = {
    ...aMailbox(site, account),
    ...servers,
    provider: site.service,
    signIn: "oauth" as const,
    subject: exchange.account.subject,
  };
  const { mailboxes, credentials } = site.ctx.store;
  const mailboxId = await mailboxes.add(mailbox, MONDAY);
  if (mailboxId === null) throw new Error(`${account} is there already`);
  const sealed = sealGrant(site.ctx.secrets, grantOf(exchange.tokens, MONDAY), mailboxId);
  await credentials.store(mailboxId, site.workspaceId, sealed, { after: 0, at: MONDAY });
  return mailboxId;
}

/** The provider refuses it for good. */
export async function loseGrant(site: OAuthSite, mailboxId: string) {
  const mailbox = await site.ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) throw new Error("no such mailbox");
  const error = { error: "invalid_grant", error_description: "Token has been expired or revoked." };
  const diagnosis = diagnose({ provider: site.service, protocol: "oauth", credential: "oauth", error });
  const lost = await disconnectMailbox(site.ctx, { mailbox, diagnosis, at: site.clock.time });
  if (lost.kind !== "disconnected") throw new Error(lost.kind);
  return { ...lost, mailboxId };
}

/** Ben presses Reconnect. @returns where his browser is led: the provider's page */
export async function ledToProvider(ben: Visitor, incidentId: string): Promise<string> {
  const personal = await ben.get(`/reconnect/incident/${incidentId}`);
  const led = await ben.post(`${personal.location}/sign-in`);
  const to = ledOnTo(led);
  if (to === null) throw new Error(`led nowhere: ${led.status} ${led.heading}`);
  return to;
}

export async function benAtLostMailbox(site: OAuthSite) {
  const mailboxId = await aSignedInMailbox(site);
  const lost = await loseGrant(site, mailboxId);
  return { ben: await signedIn(site, site.members.ben), lost };
}
