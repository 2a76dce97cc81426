import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import type { Shown } from "./show-alert.ts";
import { tellMember } from "./tell-member.ts";

type Told = { incidentId: string; memberId: string; byId: string; addresses: string[] };

/** Tells an admin that somebody says that a mailbox is not theirs, so that it finds its owner. */
export async function tellDisclaimed(
  ctx: Context,
  chat: ChatPort | null,
  { incidentId, memberId, byId, addresses }: Told,
): Promise<Shown> {
  const by = await ctx.store.members.get(byId);
  return tellMember(ctx, chat, memberId, view(incidentId, by?.name ?? "A former member", addresses));
}

function view(incidentId: string, by: string, addresses: string[]): MessageView {
  const one = addresses.length === 1;
  const [first = ""] = addresses;
  return {
    incidentId,
    tone: "trouble",
    title: one
      ? `${by} says that ${first} is not theirs`
      : `${by} says that ${addresses.length} mailboxes are not theirs`,
    text: `${one ? "It is" : "They are"} disconnected, and somebody has to reconnect ${one ? "it" : "them"}. Say who owns ${one ? "it" : "them"} now; that person is told at once.`,
    facts: [],
    steps: [],
    why: null,
    actions: [
      { kind: "press", label: "Choose the owner", press: "new-owner", page: null },
      { kind: "press", label: "Reconnect it myself", press: "reconnect", page: null },
    ],
  };
}
