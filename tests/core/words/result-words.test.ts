import { describe, expect, it } from "vitest";
import { CREATE_WORDS } from "../../../src/core/campaign/words/create.ts";
import { DECIDE_HELD_WORDS } from "../../../src/core/campaign/words/decide-held.ts";
import { GIVE_LEADS_WORDS } from "../../../src/core/campaign/words/give-leads.ts";
import { IMPORT_WORDS } from "../../../src/core/campaign/words/import.ts";
import { PAUSE_WORDS } from "../../../src/core/campaign/words/pause.ts";
import { RESUME_WORDS } from "../../../src/core/campaign/words/resume.ts";
import { START_WORDS } from "../../../src/core/campaign/words/start.ts";
import { type Outcome, outcomeOf, type WordsOf } from "../../../src/core/words/outcome.ts";

/** One example for each kind of a union: a new kind without words, or without an example, does not compile. */
type Examples<Result extends { kind: string }> = {
  [Kind in Result["kind"]]: Omit<Extract<Result, { kind: Kind }>, "kind">;
};

function said<Result extends { kind: string }, About>(
  words: WordsOf<Result, About>,
  about: About,
  examples: Examples<Result>,
): [string, Outcome][] {
  return Object.entries(examples).map(([kind, rest]) => [
    kind,
    outcomeOf(words, { kind, ...(rest as object) } as Result, about),
  ]);
}

const name = "Spring";
const two = ["sales@ours.test", "info@ours.test"];
const none = {};
const all: Record<string, [string, Outcome][]> = {
  start: said(
    START_WORDS,
    { name, publicUrl: "http://localhost:3000" },
    {
      running: none,
      waiting: { addresses: two },
      "foreign-placeholders": { found: [] },
      "leads-lack": { lacking: [] },
      "no-public-url": { trouble: "missing" },
      "no-leads": none,
      "not-a-draft": none,
      "no-such-campaign": none,
    },
  ),
  pause: said(
    PAUSE_WORDS,
    { name },
    { paused: none, "already-paused": none, "not-running": { state: "draft" }, "no-such-campaign": none },
  ),
  resume: said(
    RESUME_WORDS,
    { name },
    {
      running: none,
      waiting: { addresses: two },
      disconnected: { addresses: two },
      "not-paused": { state: "draft" },
      "no-such-campaign": none,
    },
  ),
  create: said(
    CREATE_WORDS,
    { name },
    {
      created: { campaignId: "c" },
      "name-taken": none,
      "unknown-mailboxes": { addresses: two },
      "faulty-templates": { problems: [] },
    },
  ),
  import: said(
    IMPORT_WORDS,
    { name },
    {
      imported: {
        enrolled: 1,
        columns: [],
        bad: { count: 0, first: [] },
        leftOut: { count: 2, first: [] },
        note: null,
        lacking: [],
      },
      unreadable: { why: "The file has no line." },
      finished: none,
      "no-such-campaign": none,
    },
  ),
  decide: said(
    DECIDE_HELD_WORDS,
    { name, decision: "go-on" },
    { decided: { leads: 1 }, "already-decided": none, "no-such-campaign": none },
  ),
  "give leads": said(GIVE_LEADS_WORDS, null, {
    given: { leads: 3, to: "info@ours.test" },
    nothing: none,
    "not-usable": { address: "info@ours.test" },
    "not-entitled": none,
  }),
};

const MOST_WORDS = 25;
const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/);

describe.each(Object.entries(all))("the words for %s", (_verb, outcomes) => {
  it.each(outcomes)(
    "say %s in whole, short sentences that begin with a noun",
    (_kind, { title, sentence }) => {
      expect(title).toMatch(/^[A-Z][^.]+$/);
      for (const one of sentencesOf(sentence)) {
        expect(one).toMatch(/[.!?]$/);
        expect(one.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS);
        expect(one).not.toMatch(/^(What|Who|Whose|Whoever)\b[^?]*$/);
      }
    },
  );
});

it("say that one of several mailboxes is enough to go on", () => {
  const { sentence, actions } = outcomeOf(RESUME_WORDS, { kind: "disconnected", addresses: two }, { name });
  expect(sentence).toBe(
    "No member paused “Spring”. It goes on by itself once one of its 2 mailboxes is reconnected.",
  );
  expect(actions).toEqual(two.map((address) => ({ kind: "reconnect-mailbox", address })));
});
