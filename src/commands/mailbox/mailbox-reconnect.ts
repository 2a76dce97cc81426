import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Context } from "../../core/context.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { Receipt } from "../../core/receipt/receipt.ts";
import { finishReconnect } from "../../core/reconnect/finish-reconnect.ts";
import { ISSUE_LINK_WORDS } from "../../core/reconnect/issue-link-words.ts";
import { issueReconnectLink } from "../../core/reconnect/issue-reconnect-link.ts";
import { reconnectMailbox } from "../../core/reconnect/reconnect-mailbox.ts";
import type { ReconnectResult } from "../../core/reconnect/reconnect-result.ts";
import { RECONNECT_WORDS } from "../../core/reconnect/reconnect-words.ts";
import { untriedWords } from "../../core/setup/untried-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { plural, sayList } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { ServerOption } from "../terminal/server-option.ts";
import { findMailbox } from "./find-mailbox.ts";

const LOOK_EVERY_MS = 500;

const Input = z.object({
  ...Acting,
  address: z.string().trim().toLowerCase(),
  userName: z.string().optional(),
  smtp: ServerOption.optional(),
  imap: ServerOption.optional(),
});

/** Proves a new password for a disconnected mailbox, waits until its campaigns go on, and prints the receipt. */
export const mailboxReconnect = command({
  name: "mailbox reconnect",
  input: Input,
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const mailbox = member && (await findMailbox(ctx, member.workspaceId, input.address, out));
    if (member === null || mailbox === null) return 2;
    const token = await linkOf(ctx, member, mailbox, out);
    if (token === null) return 1;
    if (mailbox.signIn === "oauth") {
      const signIn = `${ctx.publicUrl}/reconnect/${token}`;
      out.line(
        { address: mailbox.address, reconnected: false, signIn },
        `${mailbox.address} has no password here. ${member.name} signs in at its provider: ${signIn}`,
      );
      return 1;
    }
    const secret = await out.secret(`New password of ${mailbox.address}: `);
    if (secret === null) return 2;
    const { userName = mailbox.userName, smtp = mailbox.smtp, imap = mailbox.imap } = input;
    const result = await reconnectMailbox(ctx, {
      token,
      memberId: member.id,
      address: mailbox.address,
      secret,
      server: { userName, smtp, imap },
    });
    if (result.kind === "proven" || result.kind === "under-way")
      return follow(ctx, result.reconnectId, mailbox, out);
    return refused(result, mailbox, out);
  },
});

/** The same personal link that the button of an alert makes, used here at once. */
async function linkOf(ctx: Context, member: Member, mailbox: Mailbox, out: Out): Promise<string | null> {
  const view = await ctx.store.views.mailboxes.get(member.workspaceId, mailbox.id);
  const incidentId = view?.disconnection?.incidentId;
  if (incidentId === undefined) {
    out.say(`${mailbox.address} is not disconnected: there is nothing to reconnect.`);
    return null;
  }
  const issued = await issueReconnectLink(ctx, { memberId: member.id, incidentId, mailboxId: mailbox.id });
  if (issued.kind === "issued") return issued.token;
  const { address } = mailbox;
  const said = outcomeOf(ISSUE_LINK_WORDS, issued, { address, sayTime: (at) => at.toISOString() });
  const toOther = issued.kind === "not-entitled" ? " Name one of them: --as ADDRESS" : "";
  out.say(`${said.sentence}${toOther}`);
  return null;
}

function refused(
  result: Exclude<ReconnectResult, { kind: "proven" | "under-way" }>,
  { address }: Mailbox,
  out: Out,
): ExitCode {
  const { sentence } = outcomeOf(RECONNECT_WORDS, result, { address, sayTime: (at) => at.toISOString() });
  switch (result.kind) {
    case "still-refused":
      return stillRefused(result, address, out);
    case "other-mailbox":
    case "signs-in-elsewhere":
      out.say(sentence);
      return 2;
    case "link-spent":
    case "link-expired":
    case "link-unknown":
      out.say(`${sentence} Run the command again.`);
      return 1;
    case "not-yours":
      out.say(`${sentence} Name one of them: --as ADDRESS`);
      return 1;
    case "link-solved":
    case "too-many-tries":
      out.say(sentence);
      return 1;
  }
}

function stillRefused(
  { smtp, imap }: Extract<ReconnectResult, { kind: "still-refused" }>,
  address: string,
  out: Out,
): ExitCode {
  out.line({ address, reconnected: false, smtp, imap });
  const isOne = isDeepStrictEqual(smtp, imap);
  const legs = isOne
    ? ([["Sending and reading", smtp]] as const)
    : ([
        ["Sending", smtp],
        ["Reading", imap],
      ] as const);
  for (const [what, leg] of legs) {
    if (leg.kind === "proven") continue;
    const { cause, evidence, advice } = leg.diagnosis;
    const line = evidence[0]?.line ?? "";
    if (leg.kind === "untried") {
      out.say(`${what}: ${untriedWords(leg.diagnosis)}${line && ` (The server said: ${line})`}`);
      continue;
    }
    out.say(`${what} ${isOne ? "do" : "does"} not work yet (${cause})${line && `: ${line}`}`);
    for (const step of advice) out.say(`  ${step}`);
  }
  out.say("Nothing was changed.");
  return 1;
}

/** Until the gap is read, doubts are settled and the campaigns go on: here, or in the product that runs. */
async function follow(ctx: Context, reconnectId: string, { address }: Mailbox, out: Out): Promise<ExitCode> {
  let shown = "";
  while (!out.gone.aborted) {
    await finishReconnect(ctx, reconnectId);
    const reconnect = await ctx.store.reconnects.get(reconnectId);
    if (reconnect === null) return 1;
    const { state, progress, disconnectionId } = reconnect;
    if (state === "failed") {
      out.say(`${address} could not be reconnected: ${progress.failure ?? "it was refused again."}`);
      return 1;
    }
    if (state === "resumed") {
      const receipt = await ctx.store.receipts.get(disconnectionId);
      out.line(
        { address, reconnected: true, receipt: receipt?.body ?? null },
        receipt ? inWords(receipt.body) : "",
      );
      return 0;
    }
    if (state !== shown) out.say(STATES[state]);
    shown = state;
    await pause(LOOK_EVERY_MS, undefined, { signal: out.gone }).catch(() => {});
  }
  return 1;
}

const STATES = {
  proven: "The password is proven.",
  reading: "Reading what came while it was away …",
  settling: "Looking up sends that nobody knows the end of …",
};

function inWords({ mailbox, leads, everyLeadAccountedFor, campaigns }: Receipt): string {
  const resumed = campaigns.filter((campaign) => campaign.resumed).map(({ name }) => `“${name}”`);
  const goOn = resumed.length > 0 ? ` ${sayList(resumed)} ${plural(resumed.length, "goes", "go")} on.` : "";
  const account = everyLeadAccountedFor
    ? "every lead is accounted for"
    : "the leads do not add up: see the receipt";
  return `${mailbox.address} is reconnected.${goOn} ${leads.before} leads before, ${leads.after} after: ${account}.`;
}
