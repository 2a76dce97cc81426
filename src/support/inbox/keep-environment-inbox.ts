import { setTimeout as pause } from "node:timers/promises";
import type { SupportContext } from "../support-rooms.ts";
import { connectEnvironmentInbox, type EnvironmentOutcome } from "./connect-environment-inbox.ts";
import type { EnvironmentInbox } from "./environment-inbox.ts";

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/** Tries to connect the support inbox of the environment until it is: the workspace may not be there yet, or its server may be away. */
export function keepEnvironmentInbox(ctx: SupportContext, inbox: EnvironmentInbox): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    let said = "";
    for (let waitMs = FIRST_MS; !signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_MS)) {
      const outcome = await connectEnvironmentInbox(ctx, inbox).catch((error: unknown) => {
        ctx.log.fault("inbox.not-connected", error);
        return null;
      });
      if (outcome !== null && outcome.kind !== said)
        ctx.log.event("inbox.environment", { outcome: outcome.kind, ...whyOf(outcome) });
      said = outcome?.kind ?? said;
      if (outcome !== null && isDone(outcome)) return;
      await pause(waitMs, null, { signal, ref: false }).catch(() => {});
    }
  }

  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
    },
  };
}

const isDone = ({ kind }: EnvironmentOutcome) =>
  kind === "connected" || kind === "reconnected" || kind === "unchanged";

const whyOf = (outcome: EnvironmentOutcome) => ("why" in outcome ? { why: outcome.why } : {});
