import { labelOf, type NextStep, type Outcome } from "../../core/words/outcome.ts";
import type { Out } from "./out.ts";

/** Says a result on standard error: its sentence, and a command for each thing that can be done next. */
export const sayOutcome = (out: Out, outcome: Outcome): void => out.say(inCommands(outcome));

/** A result as a person reads it on a terminal. */
export const inCommands = ({ sentence, actions }: Outcome): string =>
  [sentence, ...actions.map((step) => `${labelOf(step)}: ${commandFor(step)}`)].join(" ");

function commandFor(step: NextStep): string {
  switch (step.kind) {
    case "reconnect-mailbox":
      return `unpause mailbox reconnect ${step.address}`;
    case "add-mailbox":
      return `unpause mailbox add ${step.address}`;
    case "see-suppressions":
      return "unpause suppression list";
    case "make-admin":
      return "unpause member set ADDRESS --role admin";
    case "name-heir":
      return "--to ADDRESS";
    case "name-leads-mailbox":
      return "--leads-to ADDRESS, or --end-leads";
    case "invite":
      return `unpause sign-in --as ${step.email}`;
    case "start-campaign":
      return `unpause campaign start "${step.campaign}"`;
    case "resume-campaign":
      return `unpause campaign resume "${step.campaign}"`;
    case "import-leads":
      return `unpause campaign import --into "${step.campaign}" LEADS.csv`;
    case "add-leads":
      return `--into "${step.campaign}"`;
    case "rewrite-placeholders":
      return `unpause campaign start "${step.campaign}" --rewrite-placeholders`;
    case "start-campaign-despite":
      return `unpause campaign start "${step.campaign}" --despite-${step.despite}`;
  }
}
