import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import {
  type RemoveMailboxResult,
  removeMailbox,
  type UnwrittenLeads,
} from "../../core/removal/remove-mailbox.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
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
    return tell(result, { by: by.name, address: mailbox.address, to: to?.address ?? null }, out);
  },
});

type Named = { by: string; address: string; to: string | null };

function tell(result: RemoveMailboxResult, { by, address, to }: Named, out: Out): ExitCode {
  switch (result.kind) {
    case "removed": {
      const { given, ended, grant } = result;
      out.line(
        { address, removed: true, given, ended, grant },
        `${address} is removed. ${given} leads went to ${to ?? "no other mailbox"}; the sequences of ${ended} ended.`,
      );
      if (grant === "given-back") out.say("Its permission was given back to the provider.");
      if (grant === "kept")
        out.say(
          "Its permission still stands at the provider: another mailbox here uses the account, or the provider takes none back. Its owner can end it there.",
        );
      return 0;
    }
    case "leads-undecided":
      out.say(
        `Nothing was sent to ${result.leads} of its leads yet. Say where they go: --leads-to ADDRESS, or --end-leads. Nothing was changed.`,
      );
      return 1;
    case "sending":
      out.say(`${address} is sending a message at the moment. Nothing was changed; try again.`);
      return 1;
    case "not-usable":
      out.say(`${to} cannot send at the moment, so it takes no leads. Nothing was changed.`);
      return 1;
    case "not-entitled":
      out.say(`${by} neither owns ${address} nor is an admin. Nothing was changed.`);
      return 1;
    case "no-such-mailbox":
      out.say(`${address} was removed a moment ago by another member.`);
      return 1;
  }
}
