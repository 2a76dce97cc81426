import type { Context } from "../../core/context.ts";
import { sayCount } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";
import { PAGE, pageActions, slice } from "./pages.ts";
import { sayMailbox } from "./say-mailbox.ts";

/** The workspace's mailboxes, a page at a time. Those that need attention come first. */
export async function mailboxes(ctx: Pick<Context, "store">, member: Member, page: number): Promise<Reply> {
  const { store } = ctx;
  const { workspaceId } = member;
  const [{ rows, total }, workspace] = await Promise.all([
    store.views.mailboxes.list(workspaceId, slice(page)),
    store.members.workspace(workspaceId),
  ]);
  if (total === 0) return reply("There is no mailbox in Unpause yet. Add the first one in the web app.");
  const last = Math.ceil(total / PAGE);
  if (page > last) return mailboxes(ctx, member, last);
  const lost = rows.filter(({ mailbox }) => mailbox.state.kind === "disconnected").slice(0, PAGE / 2);
  return reply(`${sayCount(total, "mailbox", "mailboxes")}:`, {
    items: rows.map((row) => ({
      title: row.mailbox.address,
      text: sayMailbox(row, workspace?.timeZone ?? "UTC"),
    })),
    actions: [
      ...lost.map(({ mailbox: { address } }) => ({
        kind: "command" as const,
        label: `Reconnect ${address}`,
        command: `reconnect ${address}`,
      })),
      ...pageActions("mailboxes", page, total),
    ],
  });
}
