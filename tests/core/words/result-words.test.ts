import { describe, expect, it } from "vitest";
import { RELEASE_BRAKE_WORDS, TEST_BRAKE_WORDS } from "../../../src/core/brake/brake-words.ts";
import { CREATE_WORDS } from "../../../src/core/campaign/words/create.ts";
import { DECIDE_HELD_WORDS } from "../../../src/core/campaign/words/decide-held.ts";
import { GIVE_LEADS_WORDS } from "../../../src/core/campaign/words/give-leads.ts";
import { IMPORT_WORDS } from "../../../src/core/campaign/words/import.ts";
import { PAUSE_WORDS } from "../../../src/core/campaign/words/pause.ts";
import { RESUME_WORDS } from "../../../src/core/campaign/words/resume.ts";
import { REWRITE_PLACEHOLDERS_WORDS } from "../../../src/core/campaign/words/rewrite-placeholders.ts";
import { START_WORDS } from "../../../src/core/campaign/words/start.ts";
import { LEAVE_GROUP_WORDS } from "../../../src/core/connect-code/leave-group-words.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { REHEARSE_WORDS, START_DRILL_WORDS, TAKE_DRILL_WORDS } from "../../../src/core/drill/drill-words.ts";
import { CHANGE_OWNER_WORDS } from "../../../src/core/incident/words/change-owner.ts";
import { CHOOSE_CHANNEL_WORDS } from "../../../src/core/incident/words/choose-channel.ts";
import { DISCLAIM_WORDS } from "../../../src/core/incident/words/disclaim.ts";
import { HAND_OVER_WORDS } from "../../../src/core/incident/words/hand-over.ts";
import { LET_GO_WORDS, TAKE_WORDS } from "../../../src/core/incident/words/take.ts";
import { INSTALL_WORDS } from "../../../src/core/installation/install-words.ts";
import { CHOOSE_FIXERS_WORDS } from "../../../src/core/mailbox/choose-fixers-words.ts";
import { CHOOSE_SERVER_WORDS } from "../../../src/core/mailbox/choose-server-words.ts";
import { ANSWER_OPT_OUT_WORDS } from "../../../src/core/opt-out-question/answer-opt-out-words.ts";
import { CALLBACK_WORDS } from "../../../src/core/provider-sign-in/callback-words.ts";
import { PROVIDER_ANSWER_WORDS } from "../../../src/core/provider-sign-in/provider-answer-words.ts";
import { GO_ON_WITHOUT_WORDS } from "../../../src/core/reconnect/go-on-without-words.ts";
import { ISSUE_LINK_WORDS } from "../../../src/core/reconnect/issue-link-words.ts";
import { RECONNECT_WORDS } from "../../../src/core/reconnect/reconnect-words.ts";
import { FORGET_LEAD_WORDS } from "../../../src/core/removal/words/forget-lead.ts";
import { REMOVE_MAILBOX_WORDS } from "../../../src/core/removal/words/remove-mailbox.ts";
import { REMOVE_MEMBER_WORDS } from "../../../src/core/removal/words/remove-member.ts";
import { REMOVE_WORKSPACE_WORDS } from "../../../src/core/removal/words/remove-workspace.ts";
import { SETTINGS_WORDS } from "../../../src/core/settings/settings-words.ts";
import { ADD_MAILBOX_WORDS } from "../../../src/core/setup/add-mailbox-words.ts";
import { LIFT_WORDS, SUPPRESS_WORDS } from "../../../src/core/suppression/suppression-result-words.ts";
import { DECIDE_UNCONFIRMED_WORDS } from "../../../src/core/unconfirmed/words.ts";
import { CLOSED_FOR_VOUCHED_WORDS } from "../../../src/core/vouched/closed-words.ts";
import { CONFIRM_NUMBER_WORDS } from "../../../src/core/vouched/confirm-number-words.ts";
import { type Outcome, outcomeOf, type WordsOf } from "../../../src/core/words/outcome.ts";
import { ADD_MEMBER_WORDS, SET_ROLE_WORDS } from "../../../src/core/workspace/member-words.ts";
import { QUIET_HOURS_WORDS } from "../../../src/core/workspace/quiet-hours-words.ts";
import { DECIDE_WORDS } from "../../../src/support/about/words/decide.ts";
import { RECONNECT_LETTER_WORDS } from "../../../src/support/about/words/reconnect-letter.ts";
import { USE_AS_INBOX_WORDS } from "../../../src/support/inbox/use-as-inbox-words.ts";
import { ASSIGN_WORDS } from "../../../src/support/ticket/words/assign.ts";
import { DESK_WORDS } from "../../../src/support/ticket/words/desk.ts";
import {
  BELONGING_WORDS,
  MERGE_WORDS,
  SPLIT_WORDS,
  UNDO_WORDS,
} from "../../../src/support/ticket/words/move.ts";
import { NOTE_WORDS } from "../../../src/support/ticket/words/note.ts";
import { CONFIRM_WORDS, LET_IN_WORDS } from "../../../src/support/ticket/words/people.ts";
import { SNOOZE_WORDS } from "../../../src/support/ticket/words/snooze.ts";
import { REOPEN_WORDS, SOLVE_WORDS } from "../../../src/support/ticket/words/solve.ts";
import { PRIORITY_WORDS, TAG_WORDS } from "../../../src/support/ticket/words/sort.ts";

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
const at = new Date("2026-11-30T14:02:00Z");
const address = "sales@ours.test";
const email = "ann@ours.test";
const sayTime = () => "14:02";
const server = {
  smtp: { host: "mx.ours.test", port: 465, security: "tls" },
  imap: { host: "mx.ours.test", port: 993, security: "tls" },
  userName: null,
} as const;
const discovery = { provider: "generic", name: "ours.test", by: "guess", elsewhere: false, server } as never;
const diagnosis = diagnose({
  provider: "google",
  protocol: "oauth",
  credential: "oauth",
  error: { error: "access_denied" },
});
const ticket = { number: 12, sayTime };
const cannot = { "not-entitled": none, "no-such-ticket": none, merged: { into: 7 } };
const cannotMove = { "not-entitled": none, "no-such-ticket": none };
const ann = { id: "m", workspaceId: "w", name: "Ann", email, role: "member" } as never;
const all: Record<string, [string, Outcome][]> = {
  "decide about an incident": said(DECIDE_WORDS, ticket, {
    decided: none,
    unchanged: none,
    "not-entitled": none,
    unknown: none,
  }),
  "send the way to reconnect": said(RECONNECT_LETTER_WORDS, ticket, {
    asked: { to: { name: "Ben", email } },
    "nothing-to-fix": none,
    "too-many": { until: at },
    "not-entitled": none,
    unknown: none,
  }),
  "confirm a customer": said(CONFIRM_WORDS, ticket, {
    ...cannotMove,
    confirmed: { email },
    "nobody-offered": none,
  }),
  "let in": said(LET_IN_WORDS, ticket, { ...cannotMove, "let-in": { merged: 1 }, "nobody-asks": none }),
  merge: said(
    MERGE_WORDS,
    { ...ticket, into: "7" },
    {
      ...cannotMove,
      merged: { moveId: "m", into: 7 },
      "same-ticket": none,
      "merged-before": none,
    },
  ),
  split: said(SPLIT_WORDS, ticket, {
    ...cannotMove,
    split: { ticketId: "t", number: 13, moveId: "m" },
    "no-such-message": none,
    "all-messages": none,
  }),
  "take a move back": said(UNDO_WORDS, ticket, {
    ...cannotMove,
    undone: { move: "split", number: 13 },
    "no-such-move": none,
    "undone-before": none,
    "merged-since": none,
  }),
  "may belong": said(BELONGING_WORDS, ticket, {
    ...cannotMove,
    belongs: { into: 7 },
    "stands-alone": { from: 7 },
    "nothing-named": none,
  }),
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
  take: said(
    TAKE_WORDS,
    { sayTime },
    {
      taken: { askedAgainAt: at },
      yours: { since: at },
      others: { by: { id: "m", name: "Ann" }, since: at },
      over: none,
    },
  ),
  "let go": said(LET_GO_WORDS, null, { "let-go": none, unchanged: none }),
  disclaim: said(DISCLAIM_WORDS, null, {
    disclaimed: { addresses: two, adminsTold: ["Ann", "Cy"] },
    unchanged: none,
  }),
  "change the owner": said(CHANGE_OWNER_WORDS, null, {
    changed: { to: ann, addresses: two },
    "not-entitled": none,
    "no-such-member": none,
    unchanged: none,
  }),
  "choose a channel": said(CHOOSE_CHANNEL_WORDS, null, {
    chosen: none,
    unclear: { why: "Write the channel's id." },
    "no-such-campaign": none,
  }),
  "choose the fixers": said(
    CHOOSE_FIXERS_WORDS,
    { address, owner: "Ann", backups: ["Ben"] },
    { saved: none, "not-entitled": none, "no-such-member": none, overtaken: none },
  ),
  "remove a mailbox": said(
    REMOVE_MAILBOX_WORDS,
    { address, to: "info@ours.test" },
    {
      removed: { given: 2, ended: 1, grant: "kept" },
      "leads-undecided": { leads: 2 },
      sending: none,
      "not-usable": none,
      "not-entitled": none,
      "no-such-mailbox": none,
    },
  ),
  "remove a workspace": said(
    REMOVE_WORKSPACE_WORDS,
    { name: "Acme" },
    {
      removed: { grants: 2 },
      "not-confirmed": { name: "Ours" },
      sending: none,
      "not-entitled": none,
      "no-such-workspace": none,
    },
  ),
  "forget a lead": said(FORGET_LEAD_WORDS, null, {
    forgotten: { leads: 1, ended: 1, mails: 2, suppressions: 0, questions: 0, texts: 3 },
    "not-an-address": none,
    "not-entitled": none,
  }),
  "answer an opt-out question": said(ANSWER_OPT_OUT_WORDS, null, {
    suppressed: { email },
    kept: { email, released: 2 },
    "answered-before": { question: { answer: "never-again", email } as never },
    "not-entitled": { entitled: [ann] },
  }),
  "release a brake": said(
    RELEASE_BRAKE_WORDS,
    { campaignName: name },
    {
      running: none,
      back: { address },
      waiting: { addresses: two },
      disconnected: { addresses: two },
      "not-paused": { state: "draft" },
      "no-such-campaign": none,
      "released-before": none,
    },
  ),
  "test a brake": said(
    TEST_BRAKE_WORDS,
    { now: at, sayTime },
    { testing: { email, opensAt: at }, "no-lead": none, "released-before": none },
  ),
  "decide about an unconfirmed send": said(
    DECIDE_UNCONFIRMED_WORDS,
    { decision: "not-sent" },
    {
      decided: { enrolmentId: "e", step: 1 },
      "already-settled": { enrolmentId: "e", step: 1 },
      failed: { enrolmentId: "e", step: 1 },
    },
  ),
  "start a rehearsal": said(
    START_DRILL_WORDS,
    { address },
    { started: { drillId: "d" }, "not-entitled": { entitled: [ann] }, "under-way": none },
  ),
  "take a rehearsal": said(TAKE_DRILL_WORDS, null, { taken: none, others: none, over: none }),
  rehearse: said(REHEARSE_WORDS, null, { done: none, refused: none, over: none }),
  "choose quiet hours": said(QUIET_HOURS_WORDS, null, {
    saved: { hours: { from: 1320, to: 420 } },
    unclear: none,
  }),
  "go on without a folder": said(GO_ON_WITHOUT_WORDS, null, {
    "goes-on": { folders: ["Sales"] },
    "not-yours": { entitled: [ann] },
    "not-asked": none,
  }),
  "come back from a provider": said(
    CALLBACK_WORDS,
    { errand: "sign-in", at: "Google" },
    {
      "no-state": none,
      "unknown-state": none,
      "other-browser": none,
      "not-signed-in": none,
      "not-yours": none,
      used: none,
      expired: none,
    },
  ),
  "answer of a provider": said(
    PROVIDER_ANSWER_WORDS,
    { title: "Google" },
    {
      declined: none,
      "not-enough": { missing: ["to send mail"] },
      "other-account": { expected: address, given: email, givenBack: true },
      "admin-needed": { diagnosis, consentUrl: null },
      refused: { diagnosis },
    },
  ),
  "install in a chat": said(
    INSTALL_WORDS,
    { title: "Slack", chatWorkspace: "Slack workspace" },
    {
      "not-set-up": none,
      declined: none,
      "not-entitled": none,
      organisation: none,
      refused: { why: "invalid_code" },
    },
  ),
  "confirm a number": said(CONFIRM_NUMBER_WORDS, null, {
    confirmed: { sessionId: "s" },
    "not-opened": none,
    "other-number": none,
    "not-entitled": none,
    over: none,
  }),
  "close what a chat vouches for": said(
    CLOSED_FOR_VOUCHED_WORDS,
    { chat: "Slack" },
    {
      spent: none,
      expired: none,
      unknown: none,
      solved: none,
      "other-browser": none,
      over: none,
      refused: none,
      "not-entitled": none,
    },
  ),
  "rewrite placeholders": said(
    REWRITE_PLACEHOLDERS_WORDS,
    { name },
    { rewritten: { rewritten: 2, left: [] }, "not-a-draft": none, "no-such-campaign": none },
  ),
  "leave a group": said(
    LEAVE_GROUP_WORDS,
    { workspace: "Acme" },
    { left: none, "not-entitled": none, "not-yours": none },
  ),
  "make a mailbox a support inbox": said(USE_AS_INBOX_WORDS, null, {
    "support-inbox": none,
    "no-such-mailbox": none,
    "not-entitled": none,
    "in-use": { address },
  }),
  "choose the servers": said(
    CHOOSE_SERVER_WORDS,
    { provider: "Google", server },
    { chosen: none, "not-for-tokens": { leg: "smtp" } },
  ),
  "issue a link to reconnect": said(
    ISSUE_LINK_WORDS,
    { address, sayTime },
    {
      issued: { workspaceId: "w", token: "t", url: "http://localhost:3000", expiresAt: at },
      "not-entitled": { entitled: [ann] },
      solved: none,
      unknown: none,
    },
  ),
  reconnect: said(
    RECONNECT_WORDS,
    { address, sayTime },
    {
      proven: { reconnectId: "r" },
      "still-refused": { smtp: { kind: "proven" }, imap: { kind: "proven" } },
      "under-way": { reconnectId: "r" },
      "link-solved": { link: { kind: "solved", disconnectionId: "d", by: null, at } },
      "other-mailbox": { expected: address, given: "info@ours.test" },
      "signs-in-elsewhere": none,
      "not-yours": { entitled: [] },
      "too-many-tries": { until: at },
      "link-expired": { incidentId: "i" },
      "link-spent": { incidentId: "i" },
      "link-unknown": none,
    },
  ),
  "hand over": said(HAND_OVER_WORDS, null, {
    handed: { to: { id: "m", name: "Ann" } },
    "not-entitled": { name: "Cy" },
    overtaken: none,
    over: none,
  }),
  "add a mailbox": said(
    ADD_MAILBOX_WORDS,
    { address, sayTime },
    {
      added: { mailboxId: "m" },
      "already-there": { address },
      "not-an-address": { given: "sales" },
      "no-such-owner": none,
      "too-many-tries": { until: at },
      "servers-to-confirm": { discovery },
      "not-proven": { discovery, server: server as never, smtp: null, imap: null },
    },
  ),
  "add a member": said(
    ADD_MEMBER_WORDS,
    { email },
    { added: { memberId: "m" }, "not-entitled": none, unclear: { why: { email: "Enter a whole address." } } },
  ),
  "set a role": said(
    SET_ROLE_WORDS,
    { email },
    {
      set: { member: ann, before: "member" },
      unchanged: { member: ann },
      "not-entitled": none,
      "no-such-member": none,
      "last-admin": none,
      overtaken: none,
    },
  ),
  "remove a member": said(
    REMOVE_MEMBER_WORDS,
    { email },
    {
      removed: { mailboxes: [], incidents: 1, sessions: 2, heir: null } as never,
      "not-entitled": none,
      "no-such-member": none,
      "last-admin": none,
      "heir-needed": { mailboxes: [address], incidents: 1 },
      "no-such-heir": none,
    },
  ),
  settings: said(SETTINGS_WORDS, null, {
    saved: none,
    "not-entitled": none,
    unclear: { why: { timeZone: "Choose a time zone." } },
  }),
  suppress: said(SUPPRESS_WORDS, null, {
    suppressed: { added: [email], already: [address], stopped: 1 },
    "too-many": { most: 100 },
  }),
  "lift a suppression": said(
    LIFT_WORDS,
    { email },
    { lifted: none, "not-suppressed": none, overtaken: none, "not-entitled": none, "no-reason": none },
  ),
  "assign a ticket": said(ASSIGN_WORDS, ticket, {
    ...cannot,
    assigned: { to: { id: "m", name: "Ann" } },
    unassigned: none,
    unchanged: { to: null },
    "no-such-agent": none,
  }),
  "note on a ticket": said(NOTE_WORDS, ticket, {
    ...cannot,
    noted: none,
    "empty-note": none,
    "long-note": { most: 20_000 },
  }),
  "solve a ticket": said(SOLVE_WORDS, ticket, { ...cannot, solved: none, "already-solved": none }),
  "reopen a ticket": said(REOPEN_WORDS, ticket, { ...cannot, reopened: none, "already-open": none }),
  "snooze a ticket": said(SNOOZE_WORDS, ticket, {
    ...cannot,
    snoozed: { until: at },
    unchanged: { until: at },
    "is-solved": none,
    "no-such-moment": none,
  }),
  "set the priority of a ticket": said(PRIORITY_WORDS, ticket, {
    ...cannot,
    "priority-set": { priority: "high" },
    unchanged: { priority: "high" },
  }),
  "tag a ticket": said(TAG_WORDS, ticket, {
    ...cannot,
    tagged: { tags: ["billing"] },
    unchanged: { tags: [] },
    "no-such-tag": { longest: 40 },
    "many-tags": { most: 20 },
  }),
  "set the support desk": said(DESK_WORDS, null, {
    saved: none,
    "not-entitled": none,
    "no-such-target": { most: 10_080 },
  }),
};

const MOST_WORDS = 25;
const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/);

describe.each(Object.entries(all))("the words for %s", (_verb, outcomes) => {
  it.each(outcomes)(
    "say %s in whole, short sentences that begin with a noun",
    (_kind, { title, sentence }) => {
      expect(title).toMatch(/^\S.*[^.]$/);
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
