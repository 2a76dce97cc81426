import type { Context } from "../context.ts";
import type { ChoiceOf } from "./chosen-server-store.ts";
import type { MailServer } from "./server.ts";

/** Longer than a person takes from the form to the provider's page. */
const CHOICE_LASTS_MS = 60 * 60_000;

/** `leg`: the first whose server may not have the provider's token. */
export type ChooseServerResult = { kind: "chosen" } | { kind: "not-for-tokens"; leg: "smtp" | "imap" };

/**
 * Keeps the servers that a member sets by hand. They are stored here and not in a link, since the author of a link could choose the
 * server that gets the token.
 *
 * @param server - null: the provider's usual ones again
 */
export async function chooseServer(
  { store, clock, mail }: Pick<Context, "store" | "clock" | "mail">,
  of: ChoiceOf,
  server: MailServer | null,
): Promise<ChooseServerResult> {
  if (server === null) {
    await store.chosenServers.drop(of);
    return { kind: "chosen" };
  }
  const leg = (["smtp", "imap"] as const).find((one) => !mail.takesToken(of.provider, server[one]));
  if (leg !== undefined) return { kind: "not-for-tokens", leg };
  const now = clock.now();
  await store.chosenServers.keep(of, server, now, new Date(now.getTime() + CHOICE_LASTS_MS));
  return { kind: "chosen" };
}
