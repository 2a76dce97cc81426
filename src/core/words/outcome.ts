/** The next thing that a person can do. Each surface draws it in its own way: as a button, a link or a command. */
export type NextStep =
  | { kind: "reconnect-mailbox"; address: string }
  | { kind: "add-mailbox"; address: string }
  | { kind: "see-suppressions" }
  | { kind: "make-admin" }
  | { kind: "name-heir" }
  | { kind: "name-leads-mailbox" }
  | { kind: "invite"; email: string }
  | {
      kind: "start-campaign" | "resume-campaign" | "import-leads" | "add-leads" | "rewrite-placeholders";
      campaign: string;
    }
  | { kind: "start-campaign-despite"; campaign: string; despite: Despite };

/** The trouble that a person accepts when they start a campaign all the same. */
export type Despite = "lacking" | "placeholders" | "public-url";

/** A result in words. The web shows all of it. A chat and the command line begin with the sentence. */
export type Outcome = { title: string; sentence: string; actions: NextStep[] };

/** Words for each kind of a result union. A kind without words does not compile. */
export type WordsOf<Result extends { kind: string }, About> = {
  [Kind in Result["kind"]]: (result: Extract<Result, { kind: Kind }>, about: About) => Outcome;
};

/** Puts a result into words. */
export function outcomeOf<Result extends { kind: string }, About>(
  words: WordsOf<Result, About>,
  result: Result,
  about: About,
): Outcome {
  const say = words[result.kind as Result["kind"]] as (result: Result, about: About) => Outcome;
  return say(result, about);
}

export const outcome = (title: string, sentence: string, ...actions: NextStep[]): Outcome => ({
  title,
  sentence,
  actions,
});

/** The label of a button or a link, in the imperative. */
export function labelOf(step: NextStep): string {
  switch (step.kind) {
    case "reconnect-mailbox":
      return `Reconnect ${step.address}`;
    case "add-mailbox":
      return `Add ${step.address}`;
    case "see-suppressions":
      return "See all suppressions";
    case "make-admin":
      return "Make another member an admin";
    case "name-heir":
      return "Name the member who takes over";
    case "name-leads-mailbox":
      return "Give them to another mailbox, or end them";
    case "invite":
      return "Make a sign-in link";
    case "start-campaign":
      return "Start it";
    case "resume-campaign":
      return "Resume it";
    case "import-leads":
      return "Import leads";
    case "add-leads":
      return "Add leads to it";
    case "rewrite-placeholders":
      return "Rewrite the placeholders";
    case "start-campaign-despite":
      return "Start it all the same";
  }
}
