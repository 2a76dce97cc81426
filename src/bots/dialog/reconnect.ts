import { aboutIncident } from "../../core/alert/alert-store.ts";
import type { CommitContext } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { isId } from "../../core/is-id.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { ISSUE_LINK_WORDS } from "../../core/reconnect/issue-link-words.ts";
import { type IssueResult, issueReconnectLink } from "../../core/reconnect/issue-reconnect-link.ts";
import { reconnectMailbox } from "../../core/reconnect/reconnect-mailbox.ts";
import { RECONNECT_WORDS } from "../../core/reconnect/reconnect-words.ts";
import type { JudgedLeg, JudgedProof } from "../../core/setup/judge-proof.ts";
import { untriedWords } from "../../core/setup/untried-words.ts";
import { issueVouchedLink } from "../../core/vouched/issue-vouched-link.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayTime } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Dialog, Filled } from "../dialog.ts";
import { submittedByFixers } from "../press/on-incident.ts";
import { type Reply, type ReplyAction, reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";

type Ctx = CommitContext & Pick<Context, "publicUrl">;

/**
 * The way to the page where the mailbox is reconnected, for this member alone, and the numbers of which that page shows one. Chats
 * cannot mask typed text. So the secret itself is asked for only where the workspace wants that.
 */
export async function reconnectDialog(
  ctx: Ctx,
  platform: string,
  member: Member,
  incident: Incident,
  mailbox: Mailbox,
): Promise<Dialog | Reply> {
  const busy = await busyWords(ctx, mailbox);
  if (busy !== null) return reply(busy);
  const { isOpen, said: way } = await wayToPage(ctx, platform, member, incident, mailbox);
  if (!isOpen) return way;
  const workspace = await ctx.store.members.workspace(incident.workspaceId);
  const word = secretWord(mailbox);
  const typed = mailbox.signIn !== "oauth" && workspace?.secretInChat === true;
  const warning = ` Or enter the ${word} below, as your workspace allows: everybody who sees your screen can read it.`;
  return {
    dialog: "reconnect",
    about: aboutIncident(incident.id),
    mailboxId: mailbox.id,
    title: "Reconnect a mailbox",
    content: typed ? { ...way, text: `${way.text}${warning}` } : way,
    fields: typed ? [{ kind: "text", name: "secret", label: `New ${word}`, value: "", secret: true }] : [],
    submit: typed ? "Reconnect" : null,
    portion: null,
    elsewhere: way,
  };
}

/** null: no reconnect is under way. */
async function busyWords({ store }: Ctx, { id, address }: Mailbox): Promise<string | null> {
  const underWay = await store.reconnects.open(id);
  if (underWay === null) return null;
  const by = underWay.memberId === null ? null : await store.members.get(underWay.memberId);
  return `${by?.name ?? "A member"} is reconnecting ${address} right now.`;
}

/** `isOpen`: the page can be opened. Otherwise the mailbox works again, or is no longer theirs, and the reply says which. */
async function wayToPage(
  ctx: Ctx,
  platform: string,
  member: Member,
  { id: incidentId, workspaceId }: Incident,
  mailbox: Mailbox,
): Promise<{ isOpen: boolean; said: Reply }> {
  const asked = { memberId: member.id, incidentId, mailboxId: mailbox.id };
  const link = await issueVouchedLink(ctx, asked, platform);
  const timeZone = (await ctx.store.members.workspace(workspaceId))?.timeZone ?? "UTC";
  const said = replyOf(linkInWords(link, mailbox, timeZone));
  if (link.kind !== "issued") return { isOpen: false, said };
  const { url, sessionId, choices } = link;
  const label = mailbox.signIn === "oauth" ? "Sign in again" : `Enter the ${secretWord(mailbox)}`;
  const actions: ReplyAction[] = [{ kind: "open", label, url }];
  return { isOpen: true, said: { ...said, actions, numbers: { sessionId, choices } } };
}

const linkInWords = (link: IssueResult, { address }: Mailbox, timeZone: string) =>
  outcomeOf(ISSUE_LINK_WORDS, link, { address, sayTime: (at) => sayTime(at, timeZone) });

const secretWord = ({ signIn }: Mailbox) => (signIn === "app_password" ? "app password" : "password");

/** Takes the secret that was typed in the chat, where the workspace allows that. */
export const submitReconnect = submittedByFixers(
  async (ctx, { chat, member, incident }, { mailboxId, filled }) => {
    const mailbox = mailboxId !== null && isId(mailboxId) ? await ctx.store.mailboxes.get(mailboxId) : null;
    return mailbox?.workspaceId === incident.workspaceId
      ? takeSecret(ctx, chat.platform, member, incident, mailbox, filled)
      : reply("The mailbox that this is about is no longer in Unpause. Nothing was changed.");
  },
  { forGuests: true },
);

async function takeSecret(
  ctx: Context,
  platform: string,
  member: Member,
  incident: Incident,
  mailbox: Mailbox,
  { secret = "" }: Filled,
): Promise<Reply> {
  const toPage = async (before: string) => {
    const { isOpen, said } = await wayToPage(ctx, platform, member, incident, mailbox);
    return isOpen ? { ...said, text: `${before} ${said.text}`.trim() } : said;
  };
  const workspace = await ctx.store.members.workspace(incident.workspaceId);
  if (secret === "" || !workspace?.secretInChat) return toPage("");
  const asked = { memberId: member.id, incidentId: incident.id, mailboxId: mailbox.id };
  const link = await issueReconnectLink(ctx, asked);
  const { timeZone } = workspace;
  if (link.kind !== "issued") return replyOf(linkInWords(link, mailbox, timeZone));
  const { token } = link;
  const { address } = mailbox;
  const result = await reconnectMailbox(ctx, { token, memberId: member.id, address, secret });
  const said = outcomeOf(RECONNECT_WORDS, result, { address, sayTime: (at) => sayTime(at, timeZone) });
  switch (result.kind) {
    case "still-refused":
      return toPage(`${said.sentence} ${legsInWords(result)}`);
    case "proven":
    case "under-way":
      return reply(`${said.sentence} The alert shows how far it is.`);
    case "signs-in-elsewhere":
    case "link-expired":
    case "link-spent":
    case "link-unknown":
      return reply(`${said.sentence} Press Reconnect in the alert once more.`);
    case "too-many-tries":
    case "link-solved":
    case "other-mailbox":
    case "not-yours":
      return reply(said.sentence);
  }
}

/** Both legs; once where both say the same. */
function legsInWords({ smtp, imap }: JudgedProof): string {
  const isOne = smtp.kind !== "proven" && wordsOf(smtp) === wordsOf(imap);
  return isOne
    ? `Sending and reading: ${wordsOf(smtp)}`
    : `${legWords("Sending", smtp)} ${legWords("Reading", imap)}`;
}

const legWords = (name: string, leg: JudgedLeg) =>
  leg.kind === "proven" ? `${name} works.` : `${name}: ${wordsOf(leg)}`;

function wordsOf(leg: JudgedLeg): string | null {
  if (leg.kind === "proven") return null;
  return leg.kind === "untried" ? untriedWords(leg.diagnosis) : causeFacts[leg.diagnosis.cause].meaning;
}
