import type { CampaignViews } from "./campaign-views.ts";
import type { IncidentViews } from "./incident-views.ts";
import type { LeadViews } from "./lead-views.ts";
import type { MailboxViews } from "./mailbox-views.ts";
import type { NameViews } from "./name-views.ts";
import type { SuppressionViews } from "./suppression-views.ts";

/** The rows that pages and lists show. Each answer takes a bounded number of queries, however many leads there are. */
export type Views = {
  campaigns: CampaignViews;
  mailboxes: MailboxViews;
  incidents: IncidentViews;
  leads: LeadViews;
  suppressions: SuppressionViews;
  names: NameViews;
};
