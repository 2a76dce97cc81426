/** What a message of its own says about an incident, beside what is true of it. */
export type Saying =
  /** Reminds its reader. `asksTaker`: they said that they are on it. `afterMs`: so long it had waited when this was sent. */
  | { kind: "reminder"; asksTaker: boolean; afterMs: number }
  /** Somebody asks its reader to have a look, or hands it over to them. */
  | { kind: "ask"; askerId: string; handsOver: boolean }
  /** A member says that these mailboxes are not theirs. */
  | { kind: "disclaimed"; byId: string; addresses: string[] };
