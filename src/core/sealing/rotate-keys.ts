import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { KEY_CHECK } from "../keys/key-ring.ts";
import { SEALED_KINDS, type SealedRow } from "./sealed-store.ts";

/** `unreadable`: rows that no key at hand opens. `mayGo`: keys that nothing is sealed with any more. */
export type Rotation =
  /** Everything is sealed with the present key, which the operator keeps: a new one is for them to set. */
  | { kind: "nothing-to-do"; keyId: string; mayGo: string[] }
  | { kind: "stopped"; keyId: string; resealed: number }
  | { kind: "rotated"; keyId: string; resealed: number; unreadable: number; mayGo: string[] };

type Rotating = CommitContext & Pick<Context, "secrets" | "keyRing">;

const PAGE = 100;
/** The next turn finds rows that another process still seals with an older key. */
const MOST_TURNS = 5;

/**
 * Seals everything with the newest key. It may be stopped and run again at any time: what is sealed with that key is left alone. Where
 * the product keeps its keys itself it makes the new one, and throws the old ones away at the end.
 *
 * @param shown - told how far it is
 * @param stop - aborted: it ends after the rows in hand
 */
export async function rotateKeys(
  ctx: Rotating,
  shown: (progress: { done: number; total: number }) => void,
  stop: AbortSignal,
): Promise<Rotation> {
  let total = await countOthers(ctx);
  if (total === 0) {
    if (ctx.keyRing.renew() === "not-ours") {
      return { kind: "nothing-to-do", keyId: ctx.secrets.keyId, mayGo: [...ctx.secrets.otherKeyIds] };
    }
    await ctx.store.sealed.addKey(ctx.secrets.seal(KEY_CHECK, KEY_CHECK), ctx.clock.now());
    total = await countOthers(ctx);
  }
  const keyId = ctx.secrets.keyId;
  let resealed = 0;
  const unreadable = new Set<string>();
  for (let turn = 0; turn < MOST_TURNS && (await countOthers(ctx)) > unreadable.size; turn++) {
    for await (const row of othersOf(ctx)) {
      if (stop.aborted) return { kind: "stopped", keyId, resealed };
      const clear = opened(ctx, row);
      if (clear === null) unreadable.add(`${row.kind} ${row.id}`);
      else if (await ctx.store.sealed.reseal(row, ctx.secrets.seal(clear, row.boundTo))) resealed++;
      shown({ done: resealed, total: Math.max(total, resealed) });
    }
  }
  const left = new Set((await ctx.store.sealed.counts(ctx.clock.now())).map((count) => count.keyId));
  const mayGo = ctx.secrets.otherKeyIds.filter((id) => !left.has(id));
  if (mayGo.length === ctx.secrets.otherKeyIds.length) ctx.keyRing.dropOthers();
  await commit(ctx, null, async (tx) => {
    const data = { keyId, resealed, unreadable: unreadable.size };
    tx.note({ kind: "keys-rotated", workspaceId: null, memberId: null, data });
  });
  return { kind: "rotated", keyId, resealed, unreadable: unreadable.size, mayGo };
}

async function countOthers({ store, secrets, clock }: Rotating): Promise<number> {
  const counts = await store.sealed.counts(clock.now());
  return counts.filter(({ keyId }) => keyId !== secrets.keyId).reduce((sum, { rows }) => sum + rows, 0);
}

async function* othersOf({ store, secrets, clock }: Rotating): AsyncGenerator<SealedRow> {
  for (const kind of SEALED_KINDS) {
    let after: string | null = null;
    for (;;) {
      const page = { after, limit: PAGE, now: clock.now() };
      const rows: SealedRow[] = await store.sealed.withOtherKeys(kind, secrets.keyId, page);
      yield* rows;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE) break;
    }
  }
}

function opened({ secrets, log }: Rotating, row: SealedRow): string | null {
  try {
    return secrets.open(row, row.boundTo);
  } catch (error) {
    log.fault("sealed.unreadable", error, { kind: row.kind, id: row.id, keyId: row.keyId });
    return null;
  }
}
