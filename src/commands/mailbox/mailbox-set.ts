import { z } from "zod";
import { chooseFixers } from "../../core/mailbox/choose-fixers.ts";
import type { Member } from "../../core/workspace/member.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
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
    if (result.kind === "overtaken") {
      out.say(
        `${mailbox.address} was given to another owner in this moment. Nothing was changed; try again.`,
      );
      return 1;
    }
    if (result.kind !== "saved") {
      out.say(`${by.name} neither owns ${mailbox.address} nor is an admin. Nothing was changed.`);
      return 1;
    }
    const name = (id: string) => members.find((member) => member.id === id)?.name ?? "";
    const others = fixers.backupIds.filter((id) => id !== fixers.ownerId).map(name);
    out.line(
      { address: mailbox.address, owner: name(fixers.ownerId), backups: others },
      `${mailbox.address}: ${name(fixers.ownerId)} is asked when it breaks, then ${others.join(", ") || "the admins"}.`,
    );
    return 0;
  },
});

function memberOf(members: Member[], email: string, out: Out): Member | null {
  const found = members.find((member) => member.email === email.trim().toLowerCase());
  if (found === undefined)
    out.say(`Nobody here has the address ${email}. To let them in: unpause member add ${email}`);
  return found ?? null;
}
