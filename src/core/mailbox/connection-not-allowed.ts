/**
 * The rules of this installation do not allow a connection: nobody was asked, and nothing was sent. Its message is one sentence for
 * people that names the variable; it says nothing of where a name leads.
 */
export class ConnectionNotAllowed extends Error {
  override name = "ConnectionNotAllowed";
  readonly code = "EOUTBOUND";
}
