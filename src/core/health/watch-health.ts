import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { letterId, letterOf } from "../chat/letter.ts";
import type { MessageView } from "../chat/message-view.ts";
import type { Context } from "../context.ts";
import type { Place, TroubleKind } from "../trouble/trouble.ts";
import type { Health } from "./health.ts";
import { recoveredView, setUpView, troubleView } from "./health-view.ts";
import type { OperatorLine } from "./operator-line.ts";
import { warningsOf } from "./warnings.ts";

const ROUND_MS = 10_000;
/** A database that restarts is back before this. */
const LASTS_MS = 15_000;
/** Admins move on: who they are is asked anew while the database answers. */
const KNOWN_MS = 5 * 60_000;

type Ctx = Pick<
  Context,
  "store" | "clock" | "log" | "live" | "operator" | "publicUrl" | "urlTrouble" | "platforms"
> & {
  health: Health;
};

export type Watching = {
  /** null: Unpause has no chat of the operator's own. */
  line: OperatorLine | null;
  place: Place;
  /** Whether this process is the one that tells: where several run, only one does. */
  tells(): Promise<boolean>;
  roundMs?: number;
};

/**
 * Checks the health of this process every few seconds. Tells the operator about lasting trouble, and edits the same message when it
 * is over. The place is their channel, or else the admins of the first workspace in person, and by letter.
 */
export function watchHealth(ctx: Ctx, { line, place, tells, roundMs = ROUND_MS }: Watching): AsyncDisposable {
  const told = new Map<string, string>();
  const written = new Set<string>();
  let setUp: { said: string; ref: string | null } = { said: "", ref: null };
  let admins: string[] = [];
  const knownAdmins = adminsOf(ctx);
  let open: { since: Date; kind: TroubleKind; reason: string } | null = null;

  async function round(): Promise<void> {
    const trouble = await ctx.health.look();
    const now = ctx.clock.now();
    if (trouble?.kind !== open?.kind) await renewPages(ctx);
    if (trouble === null) {
      if (open !== null) await show(recoveredView(open.kind, open.since, now), [...told.keys()]);
      open = null;
      told.clear();
      written.clear();
      admins = await knownAdmins(now);
      return tellSetUp();
    }
    open = { since: open?.since ?? now, kind: trouble.kind, reason: open?.reason ?? randomUUID() };
    if (now.getTime() - open.since.getTime() < LASTS_MS || !(await tells())) return;
    const view = troubleView(trouble, open.since, place);
    await show(view, await channels());
    await write(view, open.reason);
  }

  async function channels(): Promise<string[]> {
    if (line === null) return [];
    if (ctx.operator.channel !== null) return [ctx.operator.channel.channel];
    const people = await Promise.all(admins.map((email) => line.person(email)));
    return people.filter((channel) => channel !== null);
  }

  async function show(view: MessageView, where: string[]): Promise<void> {
    for (const channel of where) {
      const ref = await line?.show(channel, view, told.get(channel) ?? null);
      if (ref != null) told.set(channel, ref);
    }
  }

  /** One letter for each trouble: it cannot be edited. */
  async function write(view: MessageView, reason: string): Promise<void> {
    if (ctx.operator.letters === null) return;
    for (const to of admins.filter((email) => !written.has(email))) {
      const letter = letterOf(ctx, view, {
        messageId: letterId(ctx.publicUrl, `health ${reason} ${to}`),
        to,
      });
      if ((await ctx.operator.letters.send(letter)).kind !== "later") written.add(to);
    }
  }

  /** The gaps in the set-up: one message after each start, edited when it changes. Without a channel the log has a line for it. */
  async function tellSetUp(): Promise<void> {
    const { channel } = ctx.operator;
    const warnings = (await warningsOf(ctx)).filter(({ kind }) => kind !== "jobs-fail");
    const said = warnings.map(({ says }) => says).join(" ");
    if (said === setUp.said || !(await tells())) return;
    if (line === null || channel === null) {
      const lacks = [...new Set(warnings.map(({ kind }) => kind))].join(" ");
      ctx.log.event("set-up.lacks", { lacks: lacks || "nothing" });
      setUp = { said, ref: null };
      return;
    }
    const ref = await line.show(channel.channel, setUpView(warnings), setUp.ref);
    if (ref !== null) setUp = { said, ref };
  }

  return repeated(round, ctx.log, roundMs);
}

/** The banner of every page says it. */
async function renewPages(ctx: Ctx): Promise<void> {
  const workspaces = await ctx.store.members.workspaces().catch(() => []);
  for (const { id } of workspaces) ctx.live.changed(id);
}

/** The addresses of the first workspace's admins, known for a while: the database may be down when they are needed. */
function adminsOf({ store }: Ctx): (now: Date) => Promise<string[]> {
  let admins: string[] = [];
  let at = Number.NEGATIVE_INFINITY;
  return async (now) => {
    if (Math.abs(now.getTime() - at) < KNOWN_MS) return admins;
    const [workspace] = await store.members.workspaces();
    const members = workspace === undefined ? [] : await store.members.list(workspace.id);
    admins = members.filter(({ role }) => role === "admin").map(({ email }) => email);
    at = now.getTime();
    return admins;
  };
}

/** Does it again and again until it is disposed of. A round that fails is logged. */
function repeated(round: () => Promise<void>, log: Ctx["log"], roundMs: number): AsyncDisposable {
  const stop = new AbortController();
  const run = async () => {
    while (!stop.signal.aborted) {
      await round().catch((error) => log.fault("health.not-watched", error));
      await pause(roundMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  };
  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}
