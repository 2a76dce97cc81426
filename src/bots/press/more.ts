import { aboutIncident } from "../../core/alert/alert-store.ts";
import { mayEndByItself } from "../../core/disconnection/next-probe.ts";
import type { BotContext } from "../bot-kinds.ts";
import { type Reply, type ReplyAction, reply } from "../reply.ts";
import { subjectOf } from "./not-entitled.ts";
import { type AtIncident, onOpen } from "./on-incident.ts";

const RECONNECT: ReplyAction = { kind: "press", label: "Reconnect", press: "reconnect", page: null };
const MAILBOXES: ReplyAction = { kind: "press", label: "Show mailboxes", press: "mailboxes", page: null };
const FOR_FIXERS: ReplyAction[] = [
  { kind: "press", label: "Hand to someone", press: "hand-over", page: null },
  { kind: "press", label: "Let another mailbox take over", press: "give-leads", page: null },
];
const CHECK: ReplyAction = { kind: "press", label: "Check now", press: "check", page: null };
const WHY: ReplyAction = { kind: "press", label: "Why?", press: "why", page: null };
const NOT_MINE: ReplyAction = { kind: "press", label: "It isn't mine", press: "not-mine", page: null };
const NEW_OWNER: ReplyAction = { kind: "press", label: "Choose the owner", press: "new-owner", page: null };

/** The most mailboxes of an incident that are considered. */
const MOST = 500;

/**
 * The actions that the message has no room for. A member who may act sees all of them. Everybody sees the list and the provider's
 * words. The owner sees "It isn't mine". An admin names the owner of disclaimed mailboxes.
 */
export const more = onOpen(pressMore);

async function pressMore({ store }: BotContext, { member, incident, open }: AtIncident): Promise<Reply> {
  const [may, mine, owners] = await Promise.all([
    store.fixers.mayReconnect(member.id, incident.id, 1),
    store.fixers.inNameOf(member.id, incident.id, 1),
    member.role === "admin" ? store.fixers.ownersOf(incident.id, MOST) : [],
  ]);
  const forAdmin = incident.diagnosis.fixer === "admin";
  const canCheck = mayEndByItself(incident.diagnosis) && !forAdmin;
  const forFixers = [...(forAdmin ? [RECONNECT] : []), ...FOR_FIXERS, ...(canCheck ? [CHECK] : [])];
  const isDisclaimed = owners.some(({ disclaimed }) => disclaimed);
  return reply(`What else can be done about ${subjectOf(open)}:`, {
    about: aboutIncident(incident.id),
    actions: [
      ...(may.length > 0 ? forFixers : []),
      MAILBOXES,
      ...(forAdmin ? [WHY] : []),
      ...(mine.length > 0 ? [NOT_MINE] : []),
      ...(isDisclaimed ? [NEW_OWNER] : []),
    ],
  });
}
