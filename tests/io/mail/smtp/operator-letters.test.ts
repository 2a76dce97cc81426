import { afterAll, beforeAll, expect, it } from "vitest";
import { operatorLetters } from "../../../../src/io/mail/smtp/operator-letters.ts";
import { aCertificate } from "../../../hosts/oauth-provider/a-certificate.ts";
import { startScriptedSmtp } from "../../../hosts/scripted-smtp.ts";
import { startTlsFront } from "../../../hosts/tls-front.ts";

let certificate: Awaited<ReturnType<typeof aCertificate>>;
beforeAll(async () => {
  certificate = await aCertificate();
});
afterAll(() => certificate[Symbol.asyncDispose]());

const letter = {
  messageId: "1@ours.test",
  to: "ben@acme.test",
  subject: "A mailbox needs attention",
  text: "Hello",
  sharedText: "Hello",
  inReplyTo: null,
};

async function sendBy(url: string) {
  await using letters = operatorLetters({ url, from: "Unpause <unpause@ours.test>" });
  return letters.send(letter);
}

it("goes by smtp:// with STARTTLS, and the password only after it", async () => {
  await using server = await startScriptedSmtp({ certificate });
  expect(await sendBy(`smtp://us%40ours.test:pa%2Fss@localhost:${server.port}`)).toEqual({
    kind: "accepted",
  });
  expect(server.received().map(({ to }) => to)).toEqual([["ben@acme.test"]]);
  expect(server.signIns()).toMatchObject([{ address: "us@ours.test", secret: "pa/ss" }]);
});

it.each(["", "?requireTLS=false", "?ignoreTLS=true", "?opportunisticTLS=true"])(
  "goes by no server that offers no STARTTLS (smtp://…%s), and says neither password nor letter to it",
  async (query) => {
    await using server = await startScriptedSmtp();
    expect(await sendBy(`smtp://us:secret@localhost:${server.port}/${query}`)).toEqual({
      kind: "later",
      why: "The operator's mail server offers no STARTTLS, which smtp:// needs.",
    });
    expect(server.signIns()).toEqual([]);
    expect(server.received()).toEqual([]);
  },
);

it("goes by smtps:// with TLS from the start, to a server whose certificate holds", async () => {
  await using server = await startScriptedSmtp();
  using front = await startTlsFront(certificate, server);
  expect(await sendBy(`smtps://us:secret@localhost:${front.port}`)).toEqual({ kind: "accepted" });
  const otherName = await sendBy(`smtps://us:secret@127.0.0.2:${front.port}/?tls.rejectUnauthorized=false`);
  expect(otherName.kind).toEqual("later");
  expect(server.received()).toHaveLength(1);
});

it("goes without a sign-in where the address has none", async () => {
  await using server = await startScriptedSmtp({ certificate });
  expect(await sendBy(`smtp://localhost:${server.port}`)).toEqual({ kind: "accepted" });
  expect(server.signIns()).toEqual([]);
});
