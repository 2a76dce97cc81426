import type { ImapFlow } from "imapflow";

/** Longer than any server needs to begin a mail or to open a folder. It is short enough for the mails behind it to be read soon. */
const LONGEST_SILENCE_MS = 20_000;

/** A server that is silent for this long is not waited for. Its connection is closed. */
export class Silence extends Error {
  /** As the libraries name their own timeouts. */
  readonly code = "ETIMEDOUT";
  constructor(ms: number) {
    super(`Timeout: the server said nothing for ${ms} ms`);
  }
}

/**
 * Lets `work` go on as long as bytes arrive.
 *
 * @param silenceMs - the longest silence that the session allows anywhere
 * @throws `Silence`, or what the library met
 */
export async function watchSilence<T>(
  client: ImapFlow,
  silenceMs: number,
  work: () => Promise<T>,
): Promise<T> {
  // Before the session's own limit, after which the library only says that the connection is not there.
  const longest = Math.min(silenceMs * 0.75, LONGEST_SILENCE_MS);
  let seen = client.stats().received;
  let since = performance.now();
  let silence: Silence | null = null;
  const timer = setInterval(() => {
    const { received } = client.stats();
    if (received !== seen) {
      seen = received;
      since = performance.now();
    } else if (performance.now() - since >= longest) {
      silence = new Silence(longest);
      client.close();
    }
  }, longest / 10);
  try {
    return await work();
  } catch (error) {
    throw silence ?? error;
  } finally {
    clearInterval(timer);
  }
}
