/**
 * The rules of this installation forbid a connection, so no server was asked, and nothing was sent. Its message is one sentence for
 * people that names the variable. It does not show where a name leads.
 */
export class ConnectionNotAllowed extends Error {
  override name = "ConnectionNotAllowed";
  readonly code = "EOUTBOUND";
}

/** Told by its code: what goes out of an adapter may be a copy of the error. */
export const isNotAllowed = (error: unknown): error is Pick<ConnectionNotAllowed, "message" | "code"> =>
  (error as { code?: unknown } | null)?.code === "EOUTBOUND";
