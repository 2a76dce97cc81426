import type { Context } from "../../core/context.ts";
import type { Disconnection } from "../../core/incident/disconnection-store.ts";
import { sayTime } from "../../core/words/say.ts";
import { type Reply, reply } from "../reply.ts";

/** For a button that was pressed after it was all over. `last`: the incident's disconnection that ended last. */
export async function solved(
  { store, publicUrl }: Pick<Context, "store" | "publicUrl">,
  last: Disconnection & { endedAt: Date },
): Promise<Reply> {
  const [workspace, mailbox, reconnect, receipt] = await Promise.all([
    store.members.workspace(last.workspaceId),
    store.mailboxes.get(last.mailboxId),
    store.reconnects.latest(last.id),
    store.receipts.get(last.id),
  ]);
  const fixer = reconnect?.memberId ? await store.members.get(reconnect.memberId) : null;
  const by = fixer === null ? "" : ` by ${fixer.name}`;
  const at = sayTime(last.endedAt, workspace?.timeZone ?? "UTC");
  return reply(
    `There is nothing left to do: ${mailbox?.address ?? "the mailbox"} was fixed${by} at ${at}, and its leads went on where they were.`,
    {
      actions:
        receipt === null ? [] : [{ kind: "open", label: "Receipt", url: `${publicUrl}/receipts/${last.id}` }],
    },
  );
}
