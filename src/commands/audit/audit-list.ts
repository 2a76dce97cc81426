import { z } from "zod";
import { AUDIT_WORDS } from "../../core/audit/audit-event.ts";
import type { AuditRow } from "../../core/audit/audit-store.ts";
import { readAudit } from "../../core/audit/read-audit.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";

const KINDS: ReadonlyMap<string, string> = new Map(Object.entries(AUDIT_WORDS));

const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], "is a day or a moment, e.g. 2027-01-31")
  .transform((text) => new Date(text));

/** Prints who did what in the acting admin's workspace, the oldest first. */
export const auditList = command({
  name: "audit list",
  input: z.object({
    ...Acting,
    kind: z
      .string()
      .refine((kind) => KINDS.has(kind), `is one of: ${[...KINDS.keys()].join(", ")}`)
      .optional(),
    member: z.string().trim().toLowerCase().optional(),
    since: moment.optional(),
    until: moment.optional(),
  }),
  async run(ctx, { kind, member, since, until, ...input }, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    const members = await ctx.store.members.list(by.workspaceId);
    const memberId = members.find(({ id, email }) => id === member || email.toLowerCase() === member)?.id;
    if (member !== undefined && memberId === undefined && !z.uuid().safeParse(member).success) {
      out.say(`No member has the address ${member}. For a removed member, give the id.`);
      return 2;
    }
    const read = await readAudit(ctx, by, { kind, memberId: memberId ?? member, since, until });
    if (read.kind === "not-entitled") {
      out.say(`${by.name} is not an admin, and only admins read the audit log.`);
      return 1;
    }
    const names = new Map(members.map(({ id, name }) => [id, name]));
    let any = false;
    for await (const row of read.rows) {
      if (out.gone.aborted) return 1;
      any = true;
      const { hashVersion: _, ...shown } = row;
      out.line({ ...shown, member: row.memberId && (names.get(row.memberId) ?? null) }, inWords(row, names));
    }
    if (!any) out.say("The audit log has nothing of that kind.");
    return 0;
  },
});

function inWords(
  { number, at, memberId, surface, kind, data }: AuditRow,
  names: Map<string, string>,
): string {
  const nameOf = (id: string) => names.get(id) ?? id;
  const who = memberId === null ? "Unknown" : nameOf(memberId);
  const told = Object.entries(data).map(([name, value]) => {
    const values = (Array.isArray(value) ? value : [`${value}`]).map(nameOf);
    return `${name} ${values.join(", ")}`;
  });
  const more = told.length === 0 ? "" : ` (${told.join("; ")})`;
  return `${number}  ${at.toISOString()}  ${who} ${KINDS.get(kind) ?? kind}${more}, from ${surface}`;
}
