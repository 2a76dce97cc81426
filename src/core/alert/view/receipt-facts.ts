import type { MessageView } from "../../chat/message-view.ts";
import type { Receipt } from "../../receipt/receipt.ts";
import { sayCount, sayList, sayTime } from "../../words/say.ts";

/** A receipt in a few lines. Its page shows all of it. */
export function receiptFacts(receipt: Receipt, timeZone: string): MessageView["facts"] {
  const ended = endings(receipt.ended);
  return [
    { label: "Leads", value: leadsOf(receipt) },
    ...(receipt.given ?? []).map(({ address, leads }) => ({
      label: `Went on from ${address}`,
      value: `${sayCount(leads, "lead")} without a message yet`,
    })),
    ...(ended === "" ? [] : [{ label: "Ended during the break", value: ended }]),
    ...(receipt.notRead === undefined
      ? []
      : [{ label: "Could not be read", value: notReadOf(receipt.notRead) }]),
    { label: "In doubt", value: doubtsOf(receipt.inDoubt) },
    { label: "Sent twice", value: String(receipt.sentTwice) },
    { label: "Waiting to be sent", value: backlogOf(receipt.backlog, timeZone) },
  ];
}

function leadsOf({ leads, everyLeadAccountedFor }: Receipt): string {
  const added = leads.added > 0 ? ` (${leads.added} added during the break)` : "";
  const verdict = everyLeadAccountedFor
    ? "every lead is accounted for"
    : "these do not add up, please have a look";
  return `${leads.before} before, ${leads.after} after${added}: ${verdict}`;
}

function endings({ replied, bounced, optedOut, rejected, removed, finished }: Receipt["ended"]): string {
  const counts: [number, string][] = [
    [replied, "replied"],
    [bounced, "bounced"],
    [optedOut, "opted out"],
    [rejected, "refused by their server"],
    [removed, "removed"],
    [finished, "had their last step"],
  ];
  return sayList(
    counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])),
    counts.length,
  );
}

/** The unread part of the gap, in a few words. */
export function notReadOf({ folders, mails }: NonNullable<Receipt["notRead"]>): string {
  const single = mails === 0 ? [] : [`${sayCount(mails, "mail")} set aside one by one`];
  return sayList([...folders.map((path) => `the folder ${path}`), ...single], folders.length + 1);
}

function doubtsOf(doubts: Receipt["inDoubt"]): string {
  if (doubts.length === 0) return "Nothing";
  const of = (how: Receipt["inDoubt"][number]["how"]) => doubts.filter((doubt) => doubt.how === how).length;
  const counts: [number, string][] = [
    [of("found_in_sent"), "found in Sent"],
    [of("not_in_sent"), "not in Sent, so still to come"],
    [of("person"), "settled by a person"],
    [of("open"), "for a person to decide"],
  ];
  return `${sayCount(doubts.length, "send")}: ${sayList(counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])))}`;
}

function backlogOf({ waiting, firstAt, clearBy, peakPerHour }: Receipt["backlog"], timeZone: string): string {
  if (waiting === 0 || firstAt === null || clearBy === null) return "Nothing is overdue";
  const time = (iso: string) => sayTime(new Date(iso), timeZone);
  return `${sayCount(waiting, "lead")}: first ${time(firstAt)}, clear by ${time(clearBy)}, at most ${peakPerHour} an hour`;
}
