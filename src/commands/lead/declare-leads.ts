import type { Command } from "commander";
import { type Asking, as } from "../as.ts";

export function declareLeads(lead: Command, asking: Asking): void {
  lead
    .command("forget <address>")
    .description("remove what is personal of a lead everywhere, and take them from no import again")
    .addOption(as())
    .action((address, options) => asking("lead forget", { address, ...options }));
}
