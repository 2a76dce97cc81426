import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { expect, it } from "vitest";
import { makeCertificate } from "./certificate.ts";
import { type ScriptedSmtp, startScriptedSmtp } from "./scripted-smtp.ts";

const ANA = "ana@outreach.test";

const send = (host: ScriptedSmtp, options: object = {}) =>
  createTransport({
    host: host.host,
    port: host.port,
    auth: { user: ANA, pass: "secret" },
    socketTimeout: 300,
    ...options,
  }).sendMail({
    from: ANA,
    to: "lea@leads.test",
    subject: "Hello",
    text: ".dotted",
    messageId: "<1@outreach.test>",
  });

it("takes a mail whole, with the sign-in that brought it", async () => {
  await using host = await startScriptedSmtp();
  await send(host);
  await send(host, { authMethod: "LOGIN" });
  await send(host, { auth: { type: "OAuth2", user: ANA, accessToken: "ya29.token" } });
  expect(host.received()).toHaveLength(3);
  expect(host.received()[0]).toMatchObject({
    from: ANA,
    to: ["lea@leads.test"],
    messageId: "<1@outreach.test>",
  });
  expect(host.received()[0]?.raw).toMatch(/\r\n\r\n\.dotted\r\n$/);
  expect(host.signIns()).toEqual([
    { address: ANA, secret: "secret" },
    { address: ANA, secret: "secret" },
    { address: ANA, secret: "ya29.token" },
  ]);
});

it("refuses a sign-in in a provider's own lines", async () => {
  await using host = await startScriptedSmtp();
  // support.google.com/mail/?p=BadCredentials
  const words =
    "535-5.7.8 Username and Password not accepted. For more information, go to\n" +
    "535 5.7.8  https://support.google.com/mail/?p=BadCredentials x1 - gsmtp";
  host.at("auth", { say: words });
  await expect(send(host)).rejects.toMatchObject({ code: "EAUTH", responseCode: 535, response: words });
  host.at("auth", { say: "454 4.7.0 Too many login attempts, please try again later." }, 1);
  await expect(send(host)).rejects.toMatchObject({ code: "EAUTH", responseCode: 454 });
  await send(host);
  expect(host.received()).toHaveLength(1);
});

it("leaves a client in doubt: the mail arrives, the answer does not", async () => {
  await using host = await startScriptedSmtp();
  host.at("accept", "cut", 1);
  await expect(send(host)).rejects.toThrow();
  host.at("accept", "hang", 1);
  await expect(send(host)).rejects.toMatchObject({ code: "ETIMEDOUT" });
  expect(host.received().map(({ messageId }) => messageId)).toEqual([
    "<1@outreach.test>",
    "<1@outreach.test>",
  ]);
});

it("closes the connection after a 421", async () => {
  await using host = await startScriptedSmtp();
  host.at("mail", { say: "421 4.7.0 Try again later, closing connection." });
  await expect(send(host)).rejects.toMatchObject({ responseCode: 421 });
  host.behave();
  await send(host);
  expect(host.received()).toHaveLength(1);
});

it("speaks TLS when it has a certificate", async () => {
  const folder = await mkdtemp(join(tmpdir(), "unpause-scripted-"));
  const certificate = await makeCertificate(folder, ["localhost"]);
  await using host = await startScriptedSmtp({ certificate });
  await send(host, { requireTLS: true, tls: { ca: certificate.ca } });
  expect(host.received()).toHaveLength(1);
  await rm(folder, { recursive: true });
});
