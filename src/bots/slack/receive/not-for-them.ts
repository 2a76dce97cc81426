import { reply } from "../../reply.ts";

/** For who is no member here. */
export const notForThem = (kind: "outsider" | "stranger") =>
  reply(
    kind === "outsider"
      ? "This is for the people of the Slack workspace that Unpause belongs to."
      : "Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in Slack; it has to be confirmed.",
  );
