import { aboutIncident } from "../../core/alert/alert-store.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { sayList } from "../../core/words/say.ts";
import { type Reply, reply } from "../reply.ts";

/** The lost mailboxes: the first one, and their number. */
export type Open = { first: { mailboxId: string; address: string }; total: number };

/** "sales@ours.test", "these 12 mailboxes". */
export const subjectOf = ({ first, total }: Open) =>
  total === 1 ? first.address : `these ${total} mailboxes`;

/** Says who may, to who may not, and how to ask them. @param what - "reconnect", "look after" */
export async function notEntitled(
  { store }: Pick<Context, "store">,
  { id }: Incident,
  { first, total }: Open,
  what: string,
): Promise<Reply> {
  const entitled = await store.fixers.entitled(first.mailboxId);
  const [fixer] = entitled;
  const names = sayList(entitled.map(({ name, as }) => (as === "owner" ? `${name} (owner)` : name)));
  return reply(
    `You cannot ${what} ${total === 1 ? `${first.address}: it is not yours` : "these mailboxes: they are not yours"}. ${names} can.`,
    {
      about: aboutIncident(id),
      actions:
        fixer === undefined ? [] : [{ kind: "press", label: `Ask ${fixer.name}`, press: "ask", page: null }],
    },
  );
}
