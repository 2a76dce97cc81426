/** Why the machine or the database keeps Unpause from its work. `said`: its own words, one line. */
export type Trouble = { kind: TroubleKind; said: string };

export type TroubleKind =
  /** No room is left where the database writes. */
  | "disk-full"
  /** The database can be read, and takes no write. */
  | "read-only"
  /** The database is away, or does not answer in time. */
  | "no-answer"
  /** The database may be fine, but the queue over it does not work. */
  | "queue-broken";

/** `place`: where the database is, as the operator knows it. */
export type Place = { kind: "embedded"; dataDir: string } | { kind: "server" };

/** One trouble in words: what happened, and what mends it. */
export function troubleWords({ kind, said }: Trouble, place: Place): { says: string; mend: string } {
  const disk = place.kind === "embedded" ? `the disk of ${place.dataDir}` : "the disk of the database server";
  switch (kind) {
    case "disk-full":
      return {
        says: `There is no room left on ${disk} (${said}).`,
        mend: "Make room there.",
      };
    case "read-only":
      return {
        says: `The database refuses writes (${said}).`,
        mend:
          place.kind === "embedded"
            ? `Make ${place.dataDir} writable again.`
            : "Let it take writes again: it may be a standby, or set to read-only.",
      };
    case "no-answer":
      return {
        says: `The database does not answer (${said}).`,
        mend:
          place.kind === "embedded"
            ? "Restart Unpause. If that does not help, look into its log."
            : "Check that PostgreSQL runs there, and DATABASE_URL.",
      };
    case "queue-broken":
      return {
        says: `The queue does not answer (${said}).`,
        mend: "Restart Unpause: no work is lost. If that does not help, look into its log.",
      };
  }
}
