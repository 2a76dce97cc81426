import type { ChatPort, Later } from "./chat-port.ts";

/**
 * Where a message stands whose posting began and may not have ended.
 *
 * @param postingAt - when it began; null: it never did
 * @returns its ref, null where it stands nowhere yet, or that the answer could not be had now
 */
export async function findPosted(
  chat: ChatPort,
  channel: string,
  mark: string,
  postingAt: Date | null,
): Promise<{ kind: "known"; ref: string | null } | Later> {
  if (postingAt === null) return { kind: "known", ref: null };
  const found = await chat.find(channel, mark, postingAt);
  if (found.kind === "later") return found;
  return { kind: "known", ref: found.kind === "found" ? found.ref : null };
}
