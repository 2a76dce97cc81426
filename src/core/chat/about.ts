/** Names one subject: a kind, which is a room's own word, and the id of a row. Only this travels with its message and its buttons. */
export type About = { kind: string; id: string };
