import { handleFailure } from "../../../src/core/disconnection/handle-failure.ts";
import type { World } from "../world.ts";

/** The sends in hand of one worker. */
const AT_ONCE = 10;

/** An admin of a Microsoft tenant has switched SMTP sign-in off. */
export const POLICY = Object.assign(new Error("Invalid login"), {
  code: "EAUTH",
  responseCode: 535,
  response:
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
  command: "AUTH LOGIN",
});

/** All these mailboxes are refused in the same way, as many at once as a worker has in hand. */
export async function failAll(
  { ctx, clock }: Pick<World, "ctx" | "clock">,
  mailboxIds: string[],
  error: unknown,
): Promise<void> {
  const left = [...mailboxIds];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let mailboxId = left.shift(); mailboxId !== undefined; mailboxId = left.shift())
        await handleFailure(ctx, { mailboxId, leg: "smtp", probe: false, error, at: clock.now() });
    }),
  );
}
