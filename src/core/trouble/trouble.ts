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

const BRIEF: Record<TroubleKind, { because: string; mend: string }> = {
  "disk-full": { because: "its disk is full", mend: "make room where its database is" },
  "read-only": { because: "its database refuses writes", mend: "let its database take writes again" },
  "no-answer": { because: "its database does not answer", mend: "check that its database runs" },
  "queue-broken": { because: "its queue does not answer", mend: "restart it" },
};

/** The same for people who use Unpause, since they can only tell the operator. */
export function briefTrouble({ kind }: Pick<Trouble, "kind">): {
  title: string;
  meaning: string;
  mend: string;
} {
  const { because, mend } = BRIEF[kind];
  return {
    title: `Unpause cannot work: ${because}`,
    meaning:
      "No mail is sent or read until this is mended. Nothing is lost, and everything goes on by itself.",
    mend: `Whoever runs Unpause can ${mend}, and see more with: npx unpause doctor`,
  };
}

/** The answer to a press or a command that could not be carried out. */
export const notSaved = ({ kind }: Pick<Trouble, "kind">): string =>
  `Unpause cannot save anything now, because ${BRIEF[kind].because}. Nothing was changed, and nothing is lost. Tell whoever runs Unpause, and try again when it works.`;
