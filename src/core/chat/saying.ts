/** The part of a message of its own that is not a fact of the incident. */
export type Saying =
  /** Reminds its reader. `asksTaker`: they said that they are on it. `afterMs`: how long it had waited when this was sent. */
  | { kind: "reminder"; asksTaker: boolean; afterMs: number }
  /** A member asks its reader to have a look, or hands it over to them. */
  | { kind: "ask"; askerId: string; handsOver: boolean }
  /** A member says that these mailboxes are not theirs. */
  | { kind: "disclaimed"; byId: string; addresses: string[] };
