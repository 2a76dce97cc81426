import { randomUUID } from "node:crypto";
import { type CommitContext, commit } from "../../../src/core/commit.ts";
import type { Tx } from "../../../src/core/tx.ts";
import type { Call, WithCalls } from "./call-store.ts";

/** Post the message of a call, or bring it up to date. */
export type CallMessage = { kind: "show-call"; callId: string };

type Wanted = Pick<Call, "workspaceId" | "incidentId" | "mailboxId" | "platform" | "channel" | "dueAt"> & {
  memberId: string;
};

/** Asks for a call: its row, its message, its job and its line in the history are written in one transaction. */
export function askForCall(ctx: CommitContext<WithCalls>, { memberId, ...wanted }: Wanted): Promise<string> {
  const { workspaceId, mailboxId, dueAt } = wanted;
  const id = randomUUID();
  return commit(ctx, workspaceId, async (tx) => {
    await tx.calls.add({ id, ...wanted });
    await showCall(tx, workspaceId, id, ctx.clock.now());
    tx.wake("ring-call", id, dueAt);
    await tx.history.add(workspaceId, { kind: "call-asked", mailboxId, memberId, at: ctx.clock.now() });
    return id;
  });
}

/** Asks for its message to be posted or brought up to date. */
export const showCall = (tx: Pick<Tx, "say">, workspaceId: string, callId: string, at: Date): Promise<void> =>
  tx.say<CallMessage>(workspaceId, `call:${callId}`, { kind: "show-call", callId }, at);
