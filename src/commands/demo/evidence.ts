import { z } from "zod";
import type { AcceptedMail } from "../../sandbox/journal.ts";
import type { SandboxWorld } from "../../sandbox/sandbox-world.ts";
import type { ChatMessage } from "./chat-in-a-box.ts";

/** As `campaign list` prints it. */
export const CampaignLine = z.object({
  name: z.string(),
  state: z.object({ kind: z.string(), by: z.object({ kind: z.string() }).optional() }),
});
export type CampaignLine = z.infer<typeof CampaignLine>;

/** As `mailbox list` prints it. */
export const MailboxLine = z.object({
  address: z.string(),
  state: z.object({ kind: z.string() }),
  disconnection: z.object({ cause: z.string(), incidentId: z.string() }).nullable(),
});
export type MailboxLine = z.infer<typeof MailboxLine>;

/** As `mailbox reconnect` prints it. */
export const ReconnectLine = z.object({
  address: z.string(),
  receipt: z.object({
    everyLeadAccountedFor: z.boolean(),
    sentTwice: z.number(),
    leads: z.object({ before: z.number(), after: z.number() }),
    gap: z.object({ replies: z.number() }),
    campaigns: z.array(z.object({ name: z.string(), resumed: z.boolean() })),
  }),
});
export type ReconnectLine = z.infer<typeof ReconnectLine>;

/** One break, from the outside: what the product said while it lasted, and what the provider took. Times are ISO 8601. */
export type Outage = {
  wanted: { cause: string; fixer: string };
  noticedAt: string;
  /** When the right password was given: from then on mails may go out again. */
  mendedAt: string;
  mailboxes: MailboxLine[];
  campaigns: CampaignLine[];
  reconnects: ReconnectLine[];
};

/** The evidence for the promises. */
export type Evidence = {
  world: Omit<SandboxWorld, "support">;
  /** The mails that the provider took, in order. */
  accepted: AcceptedMail[];
  /** The messages in the chat. */
  messages: ChatMessage[];
  outages: Outage[];
  /** The lead who answered while the mailbox was away. */
  replied: { email: string; at: string };
  campaignsAtEnd: CampaignLine[];
  log: string;
  secrets: string[];
};
