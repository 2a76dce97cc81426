import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { type Asking, as } from "../as.ts";

const REWRITE = "write placeholders of other tools, such as {first_name}, in Liquid";
const DESPITE_PUBLIC_URL = "start it though leads cannot open PUBLIC_URL: they unsubscribe by mail";
const DESPITE_PLACEHOLDERS = "start it though its texts hold placeholders of other tools";

export function declareCampaigns(campaign: Command, asking: Asking): void {
  const onOne = (name: string, description: string) =>
    campaign
      .command(`${name} <campaign>`)
      .description(description)
      .addOption(as())
      .action((campaign, options) => asking(`campaign ${name}`, { campaign, ...options }));

  campaign
    .command("import [files...]")
    .description("make a campaign from CAMPAIGN.json, and bring in its leads from LEADS.csv")
    .option("--into <campaign>", "add the leads to a campaign that is there")
    .option("--start", "start it when everything is in")
    .option("--rewrite-placeholders", REWRITE)
    .option("--despite-lacking", "start it though some leads lack what a text says")
    .option("--despite-placeholders", DESPITE_PLACEHOLDERS)
    .option("--despite-public-url", DESPITE_PUBLIC_URL)
    .option("--encoding <name>", "of LEADS.csv, where the file does not tell, e.g. windows-1251")
    .addOption(as())
    .action((files: string[], options, command: Command) => {
      const [definition, ...others] = files
        .filter((file) => /\.json$/i.test(file))
        .map((file) => resolve(file));
      const [leads, ...more] = files.filter((file) => !/\.json$/i.test(file)).map((file) => resolve(file));
      if (others.length + more.length > 0)
        command.error("error: one CAMPAIGN.json and one LEADS.csv at a time");
      return asking("campaign import", {
        ...(definition && { definition }),
        ...(leads && { leads }),
        ...options,
      });
    });
  campaign
    .command("list")
    .description("all campaigns, with where their leads stand")
    .addOption(as())
    .action((options) => asking("campaign list", options));
  onOne("start", "start a draft")
    .option("--rewrite-placeholders", REWRITE)
    .option("--despite-lacking", "though some leads lack what a text says")
    .option("--despite-placeholders", DESPITE_PLACEHOLDERS)
    .option("--despite-public-url", DESPITE_PUBLIC_URL);
  onOne("pause", "pause it until a person resumes it");
  onOne("resume", "end a person's pause");
  campaign
    .command("decide <campaign>")
    .description("decide about all its leads that are held for one reason")
    .addOption(
      new Option("--held-for <reason>", "the reason")
        .choices(["message_refused", "refused_by_report"])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--decision <decision>", "they go on, or their sequences end")
        .choices(["go-on", "remove"])
        .makeOptionMandatory(),
    )
    .addOption(as())
    .action((campaign, options) => asking("campaign decide", { campaign, ...options }));
  onOne("unconfirmed", "list its sends that may or may not have gone out, or say what became of them")
    .addOption(new Option("--sent", "they were sent: their sequences go on").conflicts("notSent"))
    .option("--not-sent", "they were not sent: the same step is sent again")
    .option("--yes", "with --not-sent: you looked, and they are not in the Sent folder")
    .option("--lead <address...>", "only those to these leads");
  onOne("preview", "show a message as one lead gets it")
    .option("--lead <address>", "the first one unless given")
    .option("--step <number>", "the first one unless given");
  onOne("receipt", "the receipts of its resumes; exit code 1 when a lead is not accounted for");
}
