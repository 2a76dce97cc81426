/** A part of a text that is a secret: from its first character to the one behind its last. */
export type Span = { from: number; to: number };

/** It stands in place of a secret. */
export const MASK = "•••";
