import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { removeMailbox, type UnwrittenLeads } from "../../core/removal/remove-mailbox.ts";
import { REMOVE_MAILBOX_WORDS } from "../../core/removal/words/remove-mailbox.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";
import { findMailbox } from "./find-mailbox.ts";

/** A send in hand takes seconds. */
const TRIES = 30;
const BETWEEN_TRIES_MS = 1_000;

export const mailboxRemove = command({
  name: "mailbox remove",
  input: z.object({
    ...Acting,
    address: z.string(),
    /** Where the leads go that nothing was sent to. */
    leadsTo: z.string().optional(),
    endLeads: z.boolean().default(false),
  }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    const mailbox = by && (await findMailbox(ctx, by.workspaceId, input.address, out));
    if (by === null || mailbox === null) return 2;
    if (input.leadsTo !== undefined && input.endLeads) {
      out.say("Say either --leads-to ADDRESS or --end-leads, not both.");
      return 2;
    }
    const to =
      input.leadsTo === undefined ? null : await findMailbox(ctx, by.workspaceId, input.leadsTo, out);
    if (input.leadsTo !== undefined && to === null) return 2;
    const leads: UnwrittenLeads | null =
      to !== null ? { kind: "to-mailbox", mailboxId: to.id } : input.endLeads ? { kind: "end" } : null;

    let result = await removeMailbox(ctx, by, { mailboxId: mailbox.id, leads });
    for (let tries = 1; result.kind === "sending" && tries < TRIES; tries++) {
      await pause(BETWEEN_TRIES_MS);
      result = await removeMailbox(ctx, by, { mailboxId: mailbox.id, leads });
    }
    const about = { address: mailbox.address, to: to?.address ?? null };
    const said = outcomeOf(REMOVE_MAILBOX_WORDS, result, about);
    if (result.kind !== "removed") {
      sayOutcome(out, said);
      return 1;
    }
    const { given, ended, grant } = result;
    out.line({ address: mailbox.address, removed: true, given, ended, grant }, said.sentence);
    return 0;
  },
});
