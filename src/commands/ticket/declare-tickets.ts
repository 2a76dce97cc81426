import { type Command, Option } from "commander";
import { type Asking, as } from "../as.ts";
import { readAll } from "../terminal/read-all.ts";

const PRIORITIES = ["low", "normal", "high", "urgent"];
const each = (value: string, before: string[]) => [...before, value];

export function declareTickets(ticket: Command, asking: Asking): void {
  ticket
    .command("list")
    .description("the tickets that are not solved, the one that changed last first")
    .addOption(
      new Option("--state <state>", "only those in this state, or all").choices([
        "new",
        "open",
        "waiting",
        "snoozed",
        "solved",
        "all",
      ]),
    )
    .option("--assignee <address>", 'only those of this agent, or of "nobody"')
    .option("--inbox <address>", "only those that came to this support inbox")
    .option("--customer <address>", "only those of this customer")
    .addOption(new Option("--priority <priority>", "only those of this priority").choices(PRIORITIES))
    .option("--tag <tag>", "only those with this tag")
    .option("--search <words>", "only those with these words, address or number")
    .addOption(as())
    .action((options) => asking("ticket list", options));
  about(ticket, "show", "the conversation, attachments, incident and history of a ticket").action(
    (number, options) => asking("ticket show", { number, ...options }),
  );
  about(ticket, "assign", "give a ticket to an agent; to the next in turn unless --to is given")
    .option("--to <address>", "the agent who gets it")
    .option("--nobody", "take it from its assignee")
    .action((number, options) => asking("ticket assign", { number, ...options }));
  about(
    ticket,
    "note",
    "write an internal note on a ticket; its text comes from standard input unless --text is given",
  )
    .option("--text <text>", "the words of the note")
    .action(async (number, options) =>
      asking("ticket note", {
        number,
        ...options,
        text: options.text ?? (await readAll(process.stdin)).toString("utf8"),
      }),
    );
  for (const [verb, what] of [
    ["solve", "say that a ticket is solved"],
    ["reopen", "open a ticket that is solved, snoozed or waits for its customer"],
  ] as const)
    about(ticket, verb, what).action((number, options) => asking(`ticket ${verb}`, { number, ...options }));
  about(ticket, "snooze", "put a ticket aside until a moment")
    .requiredOption("--until <moment>", "with its zone, as 2026-12-01T09:00Z")
    .action((number, options) => asking("ticket snooze", { number, ...options }));
  about(ticket, "tag", "add tags to a ticket, take some from it, set its priority")
    .option("--add <tag>", "may be given several times", each, [])
    .option("--remove <tag>", "may be given several times", each, [])
    .addOption(new Option("--priority <priority>", "how urgent it is").choices(PRIORITIES))
    .action((number, options) => asking("ticket tag", { number, ...options }));
  declareMoves(ticket, asking);
}

/** Commands that move messages and people between tickets. */
function declareMoves(ticket: Command, asking: Asking): void {
  about(ticket, "merge", "make a ticket part of another one")
    .requiredOption("--into <number>", "the ticket that goes on")
    .action((number, options) => asking("ticket merge", { number, ...options }));
  about(ticket, "split", "begin a new ticket with messages of another one")
    .requiredOption("--message <id>", "as ticket show prints it; may be given several times", each, [])
    .action((number, options) => asking("ticket split", { number, ...options }));
  about(ticket, "belongs", "say that a ticket belongs to the one that it may belong to")
    .option("--not", "it stands alone")
    .action((number, options) => asking("ticket belongs", { number, ...options }));
  about(ticket, "let-in", "give a person who answered a place in the conversation")
    .requiredOption("--address <address>", "of the person")
    .action((number, options) => asking("ticket let-in", { number, ...options }));
  for (const [verb, words] of [
    ["undo", "take the last merge or split of a ticket back"],
    ["customer", "say that the first sender of a forwarded mail is the customer"],
  ] as const)
    about(ticket, verb, words).action((number, options) => asking(`ticket ${verb}`, { number, ...options }));
}

const about = (ticket: Command, verb: string, what: string): Command =>
  ticket.command(`${verb} <number>`).description(what).addOption(as());
