import { chatsOf } from "../../src/core/chat/chats.ts";
import type { Log } from "../../src/core/log.ts";
import type { OAuthPort } from "../../src/core/mailbox/oauth-port.ts";
import { issueSignInLink } from "../../src/core/sign-in/sign-in.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { openLive } from "../../src/io/live.ts";
import type { Outbound } from "../../src/io/outbound/outbound.ts";
import { botKinds } from "../../src/kinds.ts";
import type { PicturePort } from "../../src/support/picture/picture-port.ts";
import { startServer } from "../../src/web/server.ts";
import { openWorld } from "../core/world.ts";
import { freePort } from "../setup/free-port.ts";
import { openStreams } from "./open-streams.ts";
import { type Visitor, visitor } from "./visitor.ts";

/**
 * A world whose pages are served; its members visit with a browser's manners.
 *
 * @param more - mailboxes that are at the provider only
 * @param outbound - where its mailboxes may be reached
 * @param signIn - the providers that are set up for a product at this address
 * @param publicUrl - where a proxy has it for people; the server's own address unless given
 */
export async function openSite(
  database: Database,
  addresses?: string[],
  {
    more = [],
    pictures,
    signIn,
    publicUrl,
    outbound,
    log,
  }: {
    more?: string[];
    signIn?: (url: string) => Promise<OAuthPort>;
    publicUrl?: string;
    outbound?: Outbound;
    log?: Log;
    pictures?: PicturePort;
  } = {},
) {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await openWorld(database, addresses, more, undefined, outbound));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const ctx = {
    ...world.ctx,
    ...(log && { log }),
    live: openLive(),
    publicUrl: publicUrl ?? url,
    oauth: (await signIn?.(url)) ?? {},
  };
  const serve = async () => {
    const server = await startServer({
      ctx,
      bots: { kinds: botKinds, chats: chatsOf({}) },
      host: "127.0.0.1",
      port,
      sandbox: world.provider,
      ...(pictures && { pictures }),
    });
    if (server.kind !== "listening") throw new Error(server.why);
    return server;
  };
  const streams = opening.use(openStreams());
  let server = await serve();
  opening.defer(() => server[Symbol.asyncDispose]());
  const open = opening.move();
  return {
    ...world,
    ctx,
    url,
    port,
    /** Open streams of news. */
    streams: streams.count,
    stop: () => server[Symbol.asyncDispose](),
    async startAgain() {
      server = await serve();
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/** Where a member's one-time link leads. */
export async function signInPath(site: Site, memberId: string): Promise<string> {
  const link = await issueSignInLink(site.ctx, { id: memberId, workspaceId: site.workspaceId });
  return new URL(link.url).pathname;
}

/** @param headers - what the browser says of itself. @param member - a browser that is there already */
export async function signedIn(
  site: Site,
  memberId: string,
  headers: Record<string, string> = {},
  member: Visitor = visitor(site.url),
): Promise<Visitor> {
  await member.post(await signInPath(site, memberId), {}, { origin: site.url, ...headers });
  return member;
}
