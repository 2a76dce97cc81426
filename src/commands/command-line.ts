import { Command, Option } from "commander";
import { sayChoice } from "../core/words/say.ts";
import { chatPlatforms } from "../platforms.ts";
import { type Asking, as } from "./as.ts";
import { declareAudit } from "./audit/declare-audit.ts";
import { declareCampaigns } from "./campaign/declare-campaigns.ts";
import type { ExitCode } from "./command.ts";
import { declareLeads } from "./lead/declare-leads.ts";
import { declareMembers } from "./people/declare-members.ts";
import type { Out } from "./terminal/out.ts";
import { terminalOut } from "./terminal/terminal-out.ts";
import { declareTickets } from "./ticket/declare-tickets.ts";

/**
 * The command line's grammar. The code of an action is loaded when it runs: help, `diagnose` and `mail parse` need neither a
 * database nor a platform's library.
 *
 * @param onExit - gets the exit code of the command that ran
 */
export function commandLine(onExit: (exit: ExitCode) => void): Command {
  const program = new Command("unpause")
    .description(
      "Outreach mail that pauses with the true cause, reconnects with one button, and goes on where it was.",
    )
    .option("--json", "JSON lines also on a terminal")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(inWords(text)) })
    .showSuggestionAfterError();

  const acting = async (act: (out: Out) => Promise<ExitCode>) => {
    const out = terminalOut({ json: program.opts().json === true });
    onExit(await act(out).finally(out.close));
  };
  const asking = (name: string, input: unknown) =>
    acting(async (out) => (await import("./socket/run-command.ts")).runCommand(name, input, out));

  declareProduct(program, acting, asking);
  declareCampaigns(
    program.command("campaign").description("campaigns: import, list, start, pause, resume …"),
    asking,
  );
  declareMailboxes(
    program.command("mailbox").description("mailboxes: add, list, set, probe, reconnect, remove"),
    asking,
  );
  declareSuppressions(
    program.command("suppression").description("addresses that are never written to: list, add, remove"),
    asking,
  );
  declareMembers(program.command("member").description("people: add, list, set, remove"), asking);
  declareLeads(program.command("lead").description("leads: forget"), asking);
  declareTickets(
    program.command("ticket").description("support tickets: list, show, assign, note, solve, reopen …"),
    asking,
  );
  declareAudit(program.command("audit").description("who did what: list, verify"), asking);
  program
    .command("keys")
    .description("the keys that secrets are sealed with: rotate")
    .command("rotate")
    .description(
      "seal everything with the newest key, so that older ones may go; may be stopped and run again",
    )
    .action(() => asking("keys rotate", {}));
  declareMail(program, acting);
  return program;
}

type Acting = (act: (out: Out) => Promise<ExitCode>) => Promise<void>;

function declareProduct(program: Command, acting: Acting, asking: Asking): void {
  program
    .command("start")
    .description("run Unpause; with nothing configured, with a mail provider in a box")
    .action(() => acting(async (out) => (await import("./start.ts")).start(out)));
  program
    .command("demo")
    .description("play the whole story here in under a minute; exit code 0 only if every promise held")
    .action(() => acting(async (out) => (await import("./demo/demo.ts")).demo(out)));
  program
    .command("doctor")
    .description("check everything that Unpause stands on; says what is wrong and how to mend it")
    .action(() => acting(async (out) => (await import("./doctor/doctor.ts")).doctor(out)));
  program
    .command("migrate")
    .description("bring the database up to this version; start does so by itself")
    .action(() => acting(async (out) => (await import("./migrate.ts")).migrateDatabase(out)));
  program
    .command("sign-in")
    .description("print a link that signs a member in, once")
    .addOption(as())
    .action((options) => asking("sign-in", options));
  const workspace = program.command("workspace").description("workspaces: add, list, set, remove");
  workspace
    .command("add <name>")
    .description(
      "make one more workspace, with people and mailboxes of its own; prints its admin's sign-in link",
    )
    .requiredOption("--admin <address>", "its first admin")
    .option("--time-zone <zone>", "such as Europe/Berlin; UTC unless given")
    .action((name, options) => asking("workspace add", { name, ...options }));
  workspace
    .command("list")
    .description("all workspaces, with their admins")
    .action(() => asking("workspace list", {}));
  workspace
    .command("remove")
    .description("remove a workspace with everything in it; nothing of it can be brought back")
    .requiredOption("--name <name>", "its name, so that no other one is removed by mistake")
    .requiredOption("--as <address>", "an admin of it")
    .action((options) => asking("workspace remove", options));
  const chats = Object.keys(chatPlatforms);
  const set = workspace
    .command("set")
    .description(
      "set name, time zone, channel of alerts, way of letters or the brake's limits; shows them when nothing is set",
    )
    .option("--name <name>")
    .option("--time-zone <zone>", "such as Europe/Berlin")
    .option(
      "--channel <id>",
      "where alerts go in a chat, such as C0123ABCD; an empty one: to no channel there",
    )
    .option("--chat <name>", `the chat of that channel: ${sayChoice(chats)}`)
    .addOption(
      new Option(
        "--letters-through-mailboxes <choice>",
        "whether letters about trouble may leave through a mailbox that works, without a chat or SYSTEM_SMTP_URL",
      ).choices(["on", "off"]),
    )
    .option("--brake-refusals <number>", "leads refused in a row at which a campaign pauses itself: 1 to 50")
    .option("--brake-bounces <percent>", "it also does when more first messages come back: 1 to 100")
    .option("--admin <address>", "the first admin, for the first workspace")
    .addOption(as());
  // The names of before --chat.
  for (const chat of chats) set.option(`--${chat}-channel <id>`, `the same as --chat ${chat} --channel <id>`);
  set.action((options: Record<string, string | undefined>) => {
    const given = chats.flatMap((chat) => {
      const channel = options[`${chat}Channel`];
      return channel === undefined ? [] : [[chat, channel] as const];
    });
    return asking("workspace set", { ...options, channels: Object.fromEntries(given) });
  });
}

function declareMailboxes(mailbox: Command, asking: Asking): void {
  // The command itself reads the password, once it knows that it needs one.
  const withPassword = (name: string, address: string, options: { passwordStdin?: boolean }) => {
    const { passwordStdin: _, ...others } = options;
    return asking(`mailbox ${name}`, { address, ...others });
  };
  const withServers = (command: Command) =>
    command
      .option("--password-stdin", "read the password from standard input; on a terminal it is asked for")
      .option("--user-name <name>", "where it is not the address")
      .option("--smtp <server>", "such as smtp.example.com:465/tls")
      .option("--imap <server>", "such as imap.example.com:993/tls")
      .addOption(as());

  withServers(mailbox.command("add <address>"))
    .description("connect a mailbox: its servers are found, sending and reading are proven")
    .option("--name <name>", "the sender's name that leads see")
    .option("--daily-cap <number>", "sends a day, 50 unless given")
    .option("--min-gap <seconds>", "between two sends, 90 unless given")
    .action((address, options) => withPassword("add", address, options));
  withServers(mailbox.command("reconnect <address>"))
    .description("prove a new password for a disconnected mailbox; what it paused goes on")
    .action((address, options) => withPassword("reconnect", address, options));
  mailbox
    .command("list")
    .description("all mailboxes and their states")
    .addOption(as())
    .action((options) => asking("mailbox list", options));
  mailbox
    .command("set <address>")
    .description("say who is asked when it breaks: its owner, then who stands in")
    .option("--owner <address>", "the member who owns it")
    .option("--backup <address...>", "who stands in, in place of all before; an empty one: nobody")
    .addOption(as())
    .action((address, options) => asking("mailbox set", { address, ...options }));
  mailbox
    .command("remove <address>")
    .description("send and read nothing more through it, and erase its credential; its history stays")
    .option("--leads-to <address>", "the mailbox that takes the leads that nothing was sent to")
    .option("--end-leads", "end the sequences of those leads")
    .addOption(as())
    .action((address, options) => asking("mailbox remove", { address, ...options }));
  mailbox
    .command("probe <address>")
    .description("sign in afresh for sending and reading, and say how it went")
    .addOption(as())
    .action((address, options) => asking("mailbox probe", { address, ...options }));
}

function declareSuppressions(suppression: Command, asking: Asking): void {
  suppression
    .command("list")
    .description("all suppressed addresses, newest first, each with what explains it")
    .option("--search <text>", "only those with this in the address")
    .addOption(
      new Option("--reason <reason>", "only those of one reason").choices([
        "opted_out",
        "bounced",
        "complained",
        "by_hand",
      ]),
    )
    .addOption(as())
    .action((options) => asking("suppression list", options));
  suppression
    .command("add [addresses...]")
    .description("never write to these addresses again; without any, they are read from standard input")
    .option("--reason <text>", "why, for whoever asks later")
    .addOption(as())
    .action(async (addresses: string[], { reason, ...options }, command: Command) => {
      const { readAddressLines } = await import("./lead/read-address-lines.ts");
      const lines = addresses.length > 0 ? addresses : await readAddressLines(process.stdin);
      if (lines === "none")
        return command.error("error: name an address, or send them on standard input, one a line");
      if (lines === "too-many") return command.error("error: send at most 200,000 lines at a time");
      return asking("suppression add", { lines, numbered: addresses.length === 0, note: reason, ...options });
    });
  suppression
    .command("remove <address>")
    .description("lift a suppression: new campaigns may write to the address again")
    .requiredOption("--why <text>", "goes into the history")
    .option("--despite-opt-out", "though the person asked to get no more mail")
    .addOption(as())
    .action((address, options) => asking("suppression remove", { address, ...options }));
}

function declareMail(program: Command, acting: Acting): void {
  program
    .command("diagnose [failure]")
    .description(
      "name the cause of a failure: a JSON object or a provider's words, here or on standard input",
    )
    .option("--jsonl", "read JSON lines {id?, provider, protocol, credential, error}")
    .option("--provider <name>", "such as google, where the failure does not say it")
    .addOption(new Option("--protocol <name>").choices(["smtp", "imap", "oauth"]))
    .addOption(new Option("--credential <kind>").choices(["oauth", "password", "app_password"]))
    .action((failure: string | undefined, { jsonl, ...known }) =>
      acting(async (out) => {
        const { diagnoseLines, diagnoseOne } = await import("./diagnose.ts");
        if (jsonl) return diagnoseLines(process.stdin, known, out);
        return diagnoseOne(failure ?? null, process.stdin, known, out);
      }),
    );
  program
    .command("mail")
    .description("raw mails")
    .command("parse <files...>")
    .description("print what Unpause sees of raw mails (- is standard input)")
    .option("--jsonl", "one line for each mail, also on a terminal")
    .option("--content", "attachments with their bytes, in base64")
    .action((files: string[], { content = false, jsonl = false }) =>
      acting(async (out) => (await import("./mail-parse.ts")).parseMails(files, { content, jsonl }, out)),
    );
}

/** Commander says "error: unknown option '--x'"; here it is one sentence. */
function inWords(text: string): string {
  const [said = "", ...more] = text
    .trim()
    .replace(/^error: /, "")
    .split("\n");
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?!)]$/.test(said) ? "" : "."}`;
  return `${[sentence, ...more, "To see what is possible: add --help."].join(" ")}\n`;
}
