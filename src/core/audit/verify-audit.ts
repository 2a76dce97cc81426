import type { Context } from "../context.ts";
import type { AuditRow, ChainMark } from "./audit-store.ts";
import { hashOfRow, isGenuine } from "./chain.ts";

/** A place in the chain. */
export type Place = { number: number; hash: string };

export type AuditState =
  /** `first`: the number of the oldest row that is kept. */
  | { kind: "whole"; first: number; end: Place }
  /** `at`: the first row that is not what was kept, or the number at which one is missing. */
  | { kind: "broken"; at: number; why: BrokenWhy };

export type BrokenWhy =
  | "row-changed"
  | "row-missing"
  | "beginning-changed"
  | "end-changed"
  /** A newer version of the product made it. */
  | "unknown-version"
  /** Unpause found it when it appended a row. */
  | "was-broken"
  /** The place that was noted elsewhere has another hash, or is not there. */
  | "not-as-noted";

type Ctx = Pick<Context, "store" | "signing">;

const PAGE = 500;

/**
 * Recomputes the chain of the audit log. A whole chain means that no row was changed, removed, moved or inserted, in the middle or
 * at an end.
 *
 * @param noted - a place that was noted elsewhere, e.g. in a log line. It reveals a database that was restored to an older state as
 * a whole, which nothing inside it can
 */
export async function verifyAudit(ctx: Ctx, noted?: Place): Promise<AuditState> {
  for (;;) {
    const purged = await ctx.store.audit.mark("purged");
    const state = await verifyFrom(ctx, purged, noted);
    const isPurgedMeanwhile = (await ctx.store.audit.mark("purged"))?.number !== purged?.number;
    if (state.kind === "whole" || !isPurgedMeanwhile) return state;
  }
}

async function verifyFrom(
  { store: { audit }, signing }: Ctx,
  purged: ChainMark | null,
  noted: Place | undefined,
): Promise<AuditState> {
  if (purged !== null && !isGenuine(signing, purged)) return broken(purged.number, "beginning-changed");
  const first = (purged?.number ?? 0) + 1;
  let last: Place = { number: purged?.number ?? 0, hash: purged?.hash ?? "" };
  let isAsNoted = noted === undefined || noted.number < first;
  for (;;) {
    const head = await audit.mark("head");
    if (head !== null && !isGenuine(signing, head)) return broken(head.number, "end-changed");
    const rows = await audit.chain(last.number, PAGE);
    // Rows behind the end may have been appended since it was read.
    for (const row of rows.filter(({ number }) => number <= (head?.number ?? 0))) {
      const why = faultOf(signing, row, last);
      if (why !== null) return broken(last.number + 1, why);
      if (row.number === noted?.number) {
        if (row.hash !== noted.hash) return broken(row.number, "not-as-noted");
        isAsNoted = true;
      }
      last = row;
    }
    const isRead = rows.length < PAGE || rows.at(-1)?.number !== last.number;
    if (!isRead) continue;
    const now = await audit.mark("head");
    if (now?.mac !== head?.mac) continue;
    if (last.number !== rows.at(-1)?.number && rows.length > 0) return broken(last.number + 1, "end-changed");
    if (last.number !== (head?.number ?? 0) || last.hash !== (head?.hash ?? "")) {
      return broken(last.number + 1, "row-missing");
    }
    return isAsNoted
      ? { kind: "whole", first, end: { number: last.number, hash: last.hash } }
      : broken(noted?.number ?? last.number, "not-as-noted");
  }
}

const broken = (at: number, why: BrokenWhy): AuditState => ({ kind: "broken", at, why });

function faultOf(signing: Ctx["signing"], { hash, ...row }: AuditRow, last: Place): BrokenWhy | null {
  if (row.number !== last.number + 1) return "row-missing";
  const right = hashOfRow(signing, row, last.hash);
  if (right === null) return "unknown-version";
  if (right !== hash) return "row-changed";
  return row.kind === "audit-chain-broken" ? "was-broken" : null;
}
