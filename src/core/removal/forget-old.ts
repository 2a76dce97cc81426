import type { Context } from "../context.ts";

/** Longer than any chat repeats a delivery, and than a person stays on a page after a provider sent them back. */
const KEPT_MS = 24 * 60 * 60_000;

/** Forgets what chats said and heard a day ago, and who never came back from a provider. */
export async function forgetOld({ store, clock }: Pick<Context, "store" | "clock">): Promise<void> {
  const longAgo = new Date(clock.now().getTime() - KEPT_MS);
  await store.chatInputs.forget(longAgo);
  await store.chatTurns.forget(longAgo);
  await store.providerSignIns.forget(longAgo);
  await store.chosenServers.forget(longAgo);
  await store.limits.forget(longAgo);
  await store.jobTroubles.forget(longAgo);
}
