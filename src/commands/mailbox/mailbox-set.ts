import { z } from "zod";
import { chooseFixers } from "../../core/mailbox/choose-fixers.ts";
import { CHOOSE_FIXERS_WORDS } from "../../core/mailbox/choose-fixers-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Member } from "../../core/workspace/member.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";
import { findMailbox } from "./find-mailbox.ts";

/** Sets the owner and the backups of a mailbox. An absent option changes nothing. */
export const mailboxSet = command({
  name: "mailbox set",
  input: z.object({
    ...Acting,
    address: z.string(),
    owner: z.string().optional(),
    /** Replaces all backups. An empty one removes them. */
    backup: z.array(z.string()).optional(),
  }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    const mailbox = await findMailbox(ctx, by.workspaceId, input.address, out);
    if (mailbox === null) return 2;
    const members = await ctx.store.members.list(by.workspaceId);
    const owner = input.owner === undefined ? undefined : memberOf(members, input.owner, out);
    const backups = input.backup
      ?.filter((email) => email !== "")
      .map((email) => memberOf(members, email, out));
    if (owner === null || backups?.includes(null)) return 2;

    const fixers = {
      ownerId: owner?.id ?? mailbox.ownerId,
      backupIds:
        backups?.flatMap((backup) => backup?.id ?? []) ?? (await ctx.store.owners.backupIds(mailbox.id)),
    };
    const result = await chooseFixers(ctx, by, mailbox, fixers);
    const name = (id: string) => members.find((member) => member.id === id)?.name ?? "";
    const chosen = {
      address: mailbox.address,
      owner: name(fixers.ownerId),
      backups: fixers.backupIds.filter((id) => id !== fixers.ownerId).map(name),
    };
    const said = outcomeOf(CHOOSE_FIXERS_WORDS, result, chosen);
    if (result.kind !== "saved") {
      sayOutcome(out, said);
      return 1;
    }
    out.line(chosen, said.sentence);
    return 0;
  },
});

function memberOf(members: Member[], email: string, out: Out): Member | null {
  const found = members.find((member) => member.email === email.trim().toLowerCase());
  if (found === undefined)
    out.say(`Nobody here has the address ${email}. To let them in: unpause member add ${email}`);
  return found ?? null;
}
