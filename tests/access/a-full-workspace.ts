import type { Context } from "../../src/core/context.ts";
import { startDrill } from "../../src/core/drill/start-drill.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { issueSignInLink, signIn } from "../../src/core/sign-in/sign-in.ts";
import { suppressByHand } from "../../src/core/suppression/suppress-by-hand.ts";
import { issueVouchedLink } from "../../src/core/vouched/issue-vouched-link.ts";
import { openInBrowser } from "../../src/core/vouched/open-in-browser.ts";
import type { Member } from "../../src/core/workspace/member.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { lose, prove, stepOne } from "../core/disconnection/lost-mailbox.ts";
import { aDoubtfulReply } from "../core/opt-out-question/a-doubtful-reply.ts";
import { aCampaign, openWorld, type World } from "../core/world.ts";
import { aDesignedMail } from "../support/a-designed-mail.ts";
import { aTicket } from "../support/a-ticket.ts";

const tokenIn = (url: string) => url.split("/").at(-1) ?? "";

export async function memberOf({ ctx }: Pick<World, "ctx">, id: string): Promise<Member> {
  const member = await ctx.store.members.get(id);
  if (member === null) throw new Error("no such member");
  return member;
}

/** Rows of a workspace that do not name it. */
const BY_OTHER_IDS = [
  ["workspace", "id = $1::uuid"],
  ["mailbox_backup", "mailbox_id IN (SELECT id FROM mailbox WHERE workspace_id = $1::uuid)"],
  ["campaign_mailbox", "campaign_id IN (SELECT id FROM campaign WHERE workspace_id = $1::uuid)"],
] as const;

/** A member's session, as their browser's cookie has it. */
export async function cookieOf(ctx: Context, member: Pick<Member, "id" | "workspaceId">): Promise<string> {
  const { url } = await issueSignInLink(ctx, member);
  const place = { place: { browser: null, network: null }, before: null };
  const signed = await signIn(ctx, tokenIn(url), place);
  if (signed.kind !== "signed-in") throw new Error(signed.kind);
  return `unpause_session=${signed.sessionToken}`;
}

/**
 * A workspace with one of everything that an address, a button or a command can name. Its people are Ann (admin), Ben (owns the
 * mailboxes), Cy (neither) and Gil (neither, and a guest in the chat). Dee is not removed yet.
 */
export async function aFullWorkspace(database: Database) {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await openWorld(database, ["sales@ours.test", "info@ours.test"]));
  const { ctx, members, workspaceId, mailboxId, mailboxIds, prisma } = world;
  const add = async (name: string) => {
    const person = { name, email: `${name.toLowerCase()}@acme.test`, role: "member" } as const;
    return (await ctx.store.members.add(workspaceId, person, world.clock.time)) ?? "";
  };
  const [dee, gil] = [await add("Dee"), await add("Gil")];
  await ctx.store.members.linkChatUser({ id: gil, workspaceId }, "slack", { userId: "U0GIL", guest: true });
  const ann = await memberOf(world, members.ann);
  const inDoubt = await stepOne(
    world,
    await aCampaign(world, { name: "In doubt", leads: 1 }),
    "transmitting",
  );
  await prisma.send.updateMany({
    where: { messageId: inDoubt.messageId },
    data: { state: "unconfirmed", settledAt: world.clock.time },
  });
  const campaignId = await aCampaign(world, { name: "Autumn", mailboxIds });
  const done = await lose(world, mailboxId);
  await finishReconnect(ctx, await prove(world, done));
  const lost = await lose(world, mailboxIds[1]);
  const reconnectId = await prove(world, lost);
  const { questionId } = await aDoubtfulReply(world);
  await suppressByHand(ctx, ann, { emails: ["never@leads.test"], note: "" });
  const messageId = await aDesignedMail(world, (await aTicket(world)).id);
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  const drill = mailbox && (await startDrill(ctx, ann, mailbox));
  const used = await issueVouchedLink(ctx, { memberId: members.ben, ...lost }, "slack");
  const vouched = used.kind === "issued" ? await openInBrowser(ctx, used.token, null) : null;
  const ids = {
    campaignId,
    mailboxId,
    lost,
    reconnectId,
    questionId,
    messageId,
    drillId: drill?.kind === "started" ? drill.drillId : "",
    disconnectionId: done.disconnectionId,
    vouchedId: vouched?.kind === "opened" ? vouched.sessionId : "",
  };
  const open = opening.move();
  return {
    ...world,
    ids,
    members: { ...members, dee, gil },
    /** A sum over every row of the workspace, less what looking may write. */
    async sum(): Promise<Record<string, string>> {
      const tables = await prisma.$queryRaw<{ name: string }[]>`
        SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'workspace_id' ORDER BY 1`;
      const ofWorkspace = tables
        .filter(({ name }) => name !== "audit_row" && name !== "session")
        .map(({ name }) => [name, "workspace_id = $1::uuid"] as const);
      const sums: Record<string, string> = {};
      for (const [name, isOurs] of [...ofWorkspace, ...BY_OTHER_IDS]) {
        const [row] = await prisma.$queryRawUnsafe<{ sum: string | null }[]>(
          `SELECT md5(string_agg(one::text, '|' ORDER BY one::text)) AS sum FROM "${name}" one WHERE ${isOurs}`,
          workspaceId,
        );
        sums[name] = row?.sum ?? "";
      }
      return sums;
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

export type FullWorkspace = Awaited<ReturnType<typeof aFullWorkspace>>;
