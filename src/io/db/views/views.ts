import type { Views } from "../../../core/views.ts";
import type { Db } from "../db.ts";
import { campaignViews } from "./campaign-views.ts";
import { heldViews } from "./held-views.ts";
import { incidentViews } from "./incident-views.ts";
import { leadViews } from "./lead-views.ts";
import { mailboxViews } from "./mailbox-views.ts";
import { suppressionViews } from "./suppression-views.ts";

export function viewsOf(db: Db): Views {
  return {
    ...campaignViews(db),
    ...mailboxViews(db),
    ...incidentViews(db),
    ...leadViews(db),
    ...heldViews(db),
    ...suppressionViews(db),
  };
}
