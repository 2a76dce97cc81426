import type { Context } from "../../core/context.ts";
import { canonicalAddress } from "../../core/mailbox/mail-address.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportRooms } from "../support-rooms.ts";
import type { AboutStore, CustomerMail, FoundAbout, LookedTicket } from "./about-store.ts";
import { chooseIncident } from "./choose-incident.ts";
import type { NamedMailbox, Sight } from "./lost-mailbox.ts";
import { addressesIn, namesCampaign } from "./named-in-mail.ts";
import { readCause } from "./read-cause.ts";

/** A ticket is about few mailboxes. */
const MOST_LOST = 50;
const MOST_CAMPAIGNS = 50;
/** Names are looked for in so much of a ticket's mails. */
const LONGEST_TEXT = 100_000;

type Ctx = Pick<Context<SupportRooms>, "store">;

/** The findings, and the member of another workspace by whom they were found. */
export type Findings = FoundAbout & { stranger: Member | null };

/** Finds who asks, and for what: the member, the cause that a provider's words tell, and the incident. Writes nothing. */
export async function findAbout({ store }: Ctx, ticket: LookedTicket): Promise<Findings> {
  const members = await membersOf(store, ticket);
  const trusted = ticket.verified ? ticket.mails.filter((mail) => isOwn(mail, ticket) && mail.verified) : [];
  const member = trusted.length > 0 ? await whoAsks(store, ticket, trusted, members) : null;
  const claimed =
    member === null ? (members.find(({ workspaceId }) => workspaceId === ticket.workspaceId) ?? null) : null;
  const whole = { kind: "workspace", workspaceId: ticket.workspaceId } as const;
  const cause = readCause(textOf(ticket.mails))?.cause ?? null;
  const { about, members: people } = store;
  const [named, own, inWorkspace, ofClaimed, open, workspace] = await Promise.all([
    member === null ? [] : namedIn(about, sightOf(member), trusted),
    member === null ? [] : about.lost({ kind: "member", memberId: member.id }, null, MOST_LOST),
    namedIn(about, whole, ticket.mails),
    claimed === null ? [] : about.lost({ kind: "member", memberId: claimed.id }, null, MOST_LOST),
    cause === null ? [] : about.lost(whole, null, MOST_LOST),
    people.workspace(ticket.workspaceId),
  ]);
  const incident = chooseIncident({
    member,
    claimed,
    verified: member !== null,
    named,
    own,
    inWorkspace,
    ofClaimed,
    ofCause: open.filter((lost) => lost.cause === cause),
    cause,
    timeZone: workspace?.timeZone ?? "UTC",
  });
  const stranger = member !== null && member.workspaceId !== ticket.workspaceId ? member : null;
  return { memberId: member?.id ?? null, cause, incident, stranger };
}

/** The customer's own mails, and not those of others in the conversation. */
const isOwn = ({ fromEmail }: CustomerMail, { customerEmail }: LookedTicket) =>
  customerEmail !== null && canonicalAddress(fromEmail) === canonicalAddress(customerEmail);

const membersOf = async ({ members }: Ctx["store"], { customerEmail }: LookedTicket): Promise<Member[]> =>
  customerEmail === null ? [] : members.everywhere(customerEmail);

/** Only a mail that came to the operator's own inbox is matched with other workspaces: first with the one where something is lost. */
async function whoAsks(
  { about }: Ctx["store"],
  { workspaceId }: LookedTicket,
  trusted: CustomerMail[],
  members: Member[],
): Promise<Member | null> {
  const ours = members.find((member) => member.workspaceId === workspaceId);
  if (ours !== undefined) return ours;
  if (!trusted.some(({ toOperator }) => toOperator)) return null;
  for (const member of members) {
    const lost = await about.lost({ kind: "member", memberId: member.id }, null, 1);
    if (lost.length > 0) return member;
  }
  return members[0] ?? null;
}

/** An admin sees the whole workspace, and other members what they own or back up. */
const sightOf = ({ id, role, workspaceId }: Member): Sight =>
  role === "admin" ? { kind: "workspace", workspaceId } : { kind: "member", memberId: id };

async function namedIn(about: AboutStore, sight: Sight, mails: CustomerMail[]): Promise<NamedMailbox[]> {
  const text = textOf(mails);
  const [byAddress, inWords] = await Promise.all([
    about.lost(sight, { addresses: addressesIn(text) }, MOST_LOST),
    about.campaignsIn(sight, text.toLowerCase(), MOST_CAMPAIGNS),
  ]);
  const campaigns = inWords.filter(({ name }) => namesCampaign(text, name));
  const ids = campaigns.flatMap(({ mailboxIds }) => mailboxIds);
  const byCampaign = ids.length === 0 ? [] : await about.lost(sight, { ids }, MOST_LOST);
  return [
    ...byAddress.map((lost) => ({ ...lost, campaign: null })),
    ...byCampaign.map((lost) => ({
      ...lost,
      campaign: campaigns.find(({ mailboxIds }) => mailboxIds.includes(lost.mailboxId))?.name ?? null,
    })),
  ];
}

const textOf = (mails: CustomerMail[]) =>
  mails
    .map(({ subject, text }) => `${subject}\n${text}`)
    .join("\n")
    .slice(0, LONGEST_TEXT);
