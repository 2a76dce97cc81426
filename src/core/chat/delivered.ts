import type { Dead, Later } from "./chat-port.ts";

/** `stands`: the message exists, and only its edit is refused. */
export type Shown = { kind: "shown" } | Later | (Dead & { stands?: true });
