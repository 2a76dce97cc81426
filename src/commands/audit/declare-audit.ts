import type { Command } from "commander";
import { type Asking, as } from "../as.ts";

export function declareAudit(audit: Command, asking: Asking): void {
  audit
    .command("list")
    .description("who did what, from where, the oldest first; for admins")
    .option("--kind <kind>", "only this kind of event, such as sign-in-link-made")
    .option("--member <address>", "only what this member did; an id finds a removed member")
    .option("--since <moment>", "only from this day or moment on, in UTC")
    .option("--until <moment>", "only before this day or moment, in UTC")
    .addOption(as())
    .action((options) => asking("audit list", options));
  audit
    .command("verify")
    .description("check that nobody changed, removed or added a row of this log or a receipt")
    .option("--noted <number:hash>", "a row that you noted elsewhere, such as from a security.* log line")
    .action((options) => asking("audit verify", options));
}
