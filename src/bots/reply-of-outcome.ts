import { labelOf, type NextStep, type Outcome } from "../core/words/outcome.ts";
import { type Reply, type ReplyAction, reply } from "./reply.ts";

/** A result as one person reads it in a chat, with a button for what a chat can do next. */
export const replyOf = ({ sentence, actions }: Outcome): Reply =>
  reply(sentence, { actions: actions.flatMap(inChat) });

function inChat(step: NextStep): ReplyAction[] {
  switch (step.kind) {
    case "reconnect-mailbox":
      return [{ kind: "command", label: labelOf(step), command: `reconnect ${step.address}` }];
    case "resume-campaign":
      return [{ kind: "command", label: labelOf(step), command: `resume ${step.campaign}` }];
    default:
      return [];
  }
}
