import type { Answer, Reply } from "../../../fixtures/opt-out/replies.ts";

/** The measured function: the answer to one reply, from its whole text and its subject. */
export type Decide = (text: string, subject: string) => Answer;

/** Counts over some rows. `falseSure` is the worst fault: a lead who answered is never written to again. */
export type Rates = {
  rows: number;
  labelled: Record<Answer, number>;
  /** Rows labelled sure that were called sure. */
  sureFound: number;
  /** Rows labelled sure that were called no: the lead is written to again in other campaigns. */
  sureMissed: number;
  /** Rows called sure, by their label. */
  falseSure: { no: number; doubtful: number };
  /** Rows called doubtful, whatever their label: each asks the owner. */
  saidDoubtful: number;
  right: number;
};

/** The subject of a row that has none. */
const USUAL_SUBJECT = "Re: Quick question";

/** @returns the answer to each row, in order. */
export function answerAll(replies: readonly Reply[], decide: Decide): { reply: Reply; said: Answer }[] {
  return replies.map((reply) => ({ reply, said: decide(reply.text, reply.subject ?? USUAL_SUBJECT) }));
}

/** Measures the three answers over some rows. */
export function measure(replies: readonly Reply[], decide: Decide): Rates {
  const rates: Rates = {
    rows: replies.length,
    labelled: { sure: 0, doubtful: 0, no: 0 },
    sureFound: 0,
    sureMissed: 0,
    falseSure: { no: 0, doubtful: 0 },
    saidDoubtful: 0,
    right: 0,
  };
  for (const { reply, said } of answerAll(replies, decide)) {
    rates.labelled[reply.answer] += 1;
    rates.right += Number(said === reply.answer);
    rates.saidDoubtful += Number(said === "doubtful");
    if (reply.answer === "sure") {
      rates.sureFound += Number(said === "sure");
      rates.sureMissed += Number(said === "no");
    } else {
      rates.falseSure[reply.answer] += Number(said === "sure");
    }
  }
  return rates;
}

/** @returns the rates of each language, in the order in which the languages first appear. */
export function measureEach(replies: readonly Reply[], decide: Decide): Map<string, Rates> {
  const languages = [...new Set(replies.map(({ language }) => language))];
  return new Map(
    languages.map((language) => [
      language,
      measure(
        replies.filter((reply) => reply.language === language),
        decide,
      ),
    ]),
  );
}
