import { type Command, Option } from "commander";
import { type Asking, as } from "../as.ts";

export function declareMembers(member: Command, asking: Asking): void {
  member
    .command("add <address>")
    .description("add a member to the workspace")
    .option("--name <name>", "what they are called")
    .option("--admin", "may change settings and reconnect every mailbox")
    .addOption(as())
    .action((email, options) => asking("member add", { email, ...options }));
  member
    .command("list")
    .description("everybody in the workspace")
    .addOption(as())
    .action((options) => asking("member list", options));
  member
    .command("set <address>")
    .description("set the role of a member")
    .addOption(
      new Option("--role <role>", "what they are")
        .choices(["member", "admin", "agent"])
        .makeOptionMandatory(),
    )
    .addOption(as())
    .action((email, options) => asking("member set", { email, ...options }));
  member
    .command("remove <address>")
    .description("end a member's sessions and links, and erase their name and address")
    .option("--to <address>", "the member who takes over their mailboxes and open incidents")
    .addOption(as())
    .action((email, options) => asking("member remove", { email, ...options }));
}
