import type { Context } from "../context.ts";
import type { Fields } from "../log.ts";
import type { Rooms } from "../store.ts";
import type { AuditEvent, AuditKind } from "./audit-event.ts";
import type { AuditRow } from "./audit-store.ts";
import { HASH_VERSION, hashOfRow, isGenuine, macOf } from "./chain.ts";

declare module "../log.ts" {
  interface LogEvents extends SecurityEvents {}
}

/** One line for each row of the audit log, and for a refusal that gets no row. */
type SecurityEvents = { [Kind in AuditKind as `security.${Kind}`]: SecurityFields };
type SecurityFields = Fields & Pick<AuditRow, "workspaceId" | "memberId" | "surface">;

/** The parts of the context that an append to the log needs. */
export type AuditContext = Pick<Context, "store" | "signing" | "clock" | "log" | "surface">;

/** A row that this version of the product wrote. */
export type AppendedRow = AuditRow & { kind: AuditKind };

/** Appends events to the chain, in the transaction of what they tell of. Call it last in there: others wait until we commit. */
export async function appendRows(
  { signing, clock, surface }: Pick<AuditContext, "signing" | "clock" | "surface">,
  tx: Pick<Rooms, "audit">,
  events: AuditEvent[],
): Promise<AppendedRow[]> {
  if (events.length === 0) return [];
  await tx.audit.lock();
  const at = clock.now();
  const end = await endOfChain(signing, tx);
  const broken: AuditEvent = {
    kind: "audit-chain-broken",
    workspaceId: null,
    memberId: null,
    data: { after: end.number },
  };
  let { number, hash } = end;
  const rows: AppendedRow[] = [];
  for (const event of end.isWhole ? events : [broken, ...events]) {
    number++;
    const row = { ...event, surface, number, at, hashVersion: HASH_VERSION };
    hash = hashOfRow(signing, row, hash) ?? "";
    rows.push({ ...row, hash });
  }
  await tx.audit.add(rows);
  const head = { kind: "head" as const, number, hash, at };
  await tx.audit.saveMark({ ...head, mac: macOf(signing, head) });
  return rows;
}

/**
 * The end of the log may not be as we left it. Then the chain continues after all rows and says so: rows of others are never
 * signed.
 */
async function endOfChain(signing: AuditContext["signing"], tx: Pick<Rooms, "audit">) {
  const head = await tx.audit.mark("head");
  const last = await tx.audit.last();
  if (head === null && last === null) return { number: 0, hash: "", isWhole: true };
  if (head !== null && isGenuine(signing, head) && isEnd(head, last)) return { ...head, isWhole: true };
  const number = Math.max(head?.number ?? 0, last?.number ?? 0);
  return { number, hash: last?.hash ?? "", isWhole: false };
}

/** A purge leaves at least the newest row. */
const isEnd = (head: { number: number; hash: string }, last: AuditRow | null) =>
  last !== null && head.number === last.number && head.hash === last.hash;

/** The line names its row and the row's hash: kept elsewhere, it shows what was cut off the end of the chain. */
export function logRow(
  log: AuditContext["log"],
  { kind, number, hash, workspaceId, memberId, surface, data }: AppendedRow,
) {
  log.event(`security.${kind}`, { number, hash, workspaceId, memberId, surface, ...flat(data) });
}

/** An event's data as a log line takes it. */
export const flat = (data: object) =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
