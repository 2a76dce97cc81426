import type { Attempt } from "./judge.ts";

/** The signed-in SMTP connections, so that those of one mailbox can be ended when its password changes. */
export class Sessions {
  #open = new Map<string, string>();
  #ended = new Set<string>();

  /** @returns whether this connection was ended; it is asked once more at most, since Postfix then closes it. */
  see(attempt: Attempt): "goes on" | "ended" {
    // A Postfix process serves one connection at a time; its pid leads the instance attribute.
    const session = `${attempt.instance.split(".")[0]}:${attempt.client_port}`;
    if (this.#ended.delete(session)) return "ended";
    if (attempt.sasl_username !== "") this.#open.set(session, attempt.sasl_username);
    return "goes on";
  }

  endThoseOf(isMeant: (address: string) => boolean): void {
    for (const [session, address] of this.#open) {
      if (!isMeant(address)) continue;
      this.#open.delete(session);
      this.#ended.add(session);
    }
  }
}
