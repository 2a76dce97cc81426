import { connect, type Socket } from "node:net";
import type { Destination, Guard } from "./guard.ts";

/**
 * Opens a connection that the guard lets pass.
 *
 * @param limitMs - for the look-up and connecting together
 * @throws what kept it from being opened: the guard's refusal, or the system's error
 */
export async function openSocket(guard: Guard, to: Destination, limitMs: number): Promise<Socket> {
  const end = AbortSignal.timeout(limitMs);
  const passage = await within(end, guard.pass(to));
  if (passage.kind === "closed") throw passage.error;
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host: to.host, port: to.port, lookup: passage.lookUp }, () => resolve(socket));
  socket.once("error", reject);
  // The receiver begins to listen a moment later.
  socket.on("error", () => {});
  try {
    return await within(end, promise);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    socket.removeListener("error", reject);
  }
}

/** The same, in the form of the mail libraries' own timeouts where it takes too long. */
async function within<T>(end: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const stop = () =>
    reject(
      Object.assign(new Error("Connection timeout"), { code: "ETIMEDOUT", timeoutType: "CONNECT_TIMEOUT" }),
    );
  if (end.aborted) stop();
  end.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    end.removeEventListener("abort", stop);
    late.catch(() => {});
    work.catch(() => {});
  }
}
