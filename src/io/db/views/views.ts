import type { Views } from "../../../core/views/views.ts";
import type { Db } from "../db.ts";
import { campaignViews } from "./campaign-views.ts";
import { incidentViews } from "./incident-views.ts";
import { leadViews } from "./lead-views.ts";
import { mailboxViews } from "./mailbox-views.ts";
import { nameViews } from "./name-views.ts";
import { suppressionViews } from "./suppression-views.ts";

export function viewsOf(db: Db): Views {
  return {
    campaigns: campaignViews(db),
    mailboxes: mailboxViews(db),
    incidents: incidentViews(db),
    leads: leadViews(db),
    suppressions: suppressionViews(db),
    names: nameViews(db),
  };
}
