import { grantOf, sealGrant } from "../../../src/core/credential/grant.ts";
import type { Account } from "../../../src/core/mailbox/oauth-port.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { googleProvider } from "../../../src/io/oauth/google.ts";
import { type OAuthProviderHost, startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";
import { aChallenge } from "../../io/oauth/a-challenge.ts";
import { aMailbox, MONDAY, openWorld, type World } from "../world.ts";

const REDIRECT = "https://unpause.test/oauth/google/callback";
export const ANN = "ann@ours.test";

/** A world in which Ben's mailbox signs in at Google. */
export async function openOAuthWorld(database: Database, accounts = [ANN]) {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await openWorld(database, [], [ANN]));
  const host = opening.use(await startOAuthProvider({ service: "google", accounts, redirectUri: REDIRECT }));
  const google = googleProvider(host.google, REDIRECT);
  const ctx = { ...world.ctx, oauth: { google } };
  const { tokens, account } = await signInAs(host, google, ANN);
  const mailboxId = await addOAuthMailbox({ ...world, ctx }, account);
  const sealed = sealGrant(ctx.secrets, grantOf(tokens, MONDAY), mailboxId);
  await ctx.store.credentials.store(mailboxId, world.workspaceId, sealed, { after: 0, at: MONDAY });
  const running = opening.move();
  return {
    ...world,
    ctx,
    host,
    google,
    mailboxId,
    account,
    tokens,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

export type OAuthWorld = Awaited<ReturnType<typeof openOAuthWorld>>;

/** A person signs in at the provider and allows everything. */
async function signInAs(
  host: Pick<OAuthProviderHost, "signIn">,
  google: ReturnType<typeof googleProvider>,
  name: string,
) {
  const { codeVerifier, codeChallenge } = aChallenge();
  const ask = { state: "s", codeChallenge, hint: name, pickAccount: false };
  const back = new URL(await host.signIn(await google.signInUrl(ask), name));
  const exchange = await google.exchange({ code: back.searchParams.get("code") ?? "", codeVerifier });
  if (exchange.kind !== "granted") throw new Error(exchange.kind);
  return exchange;
}

async function addOAuthMailbox(
  world: Pick<World, "ctx" | "workspaceId" | "members" | "provider">,
  { subject, addresses: [address] }: Account,
): Promise<string> {
  const mailbox = { ...aMailbox(world, address), provider: "google", signIn: "oauth" as const, subject };
  const id = await world.ctx.store.mailboxes.add(mailbox, MONDAY);
  if (id === null) throw new Error(`${address} is there already`);
  return id;
}
