import { ImapFlow } from "imapflow";
import { expect, it } from "vitest";
import { type ScriptedImap, startScriptedImap } from "./scripted-imap.ts";

const signIn = async (host: ScriptedImap, auth: { pass: string } | { accessToken: string }) => {
  const client = new ImapFlow({
    host: host.host,
    port: host.port,
    secure: false,
    auth: { user: "ana@outreach.test", ...auth },
    logger: false,
  });
  await client.connect();
  const { exists } = await client.mailboxOpen("INBOX");
  await client.logout();
  return exists;
};

it("answers a sign-in with a provider's own line, by password and by token", async () => {
  await using host = await startScriptedImap("NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
  const refusal = { authenticationFailed: true, serverResponseCode: "AUTHENTICATIONFAILED" };
  await expect(signIn(host, { pass: "secret" })).rejects.toMatchObject({
    ...refusal,
    responseText: "Invalid credentials (Failure)",
  });
  await expect(signIn(host, { accessToken: "ya29.token" })).rejects.toMatchObject(refusal);
  host.answerSignIn("OK Welcome");
  expect(await signIn(host, { pass: "secret" })).toEqual(0);
  expect(host.signIns()).toEqual(3);
});
