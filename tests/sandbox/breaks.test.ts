import { afterEach, describe, expect, it } from "vitest";
import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import type { MailboxSpec } from "../../src/sandbox/mailbox-spec.ts";
import type { SandboxProvider } from "../../src/sandbox/start-provider.ts";
import {
  gmail,
  imapOf,
  imapRefusalOf,
  maya,
  outlook,
  smtpOf,
  smtpRefusalOf,
  smtpSessionOf,
  startBox,
} from "./mail-clients.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function box(): Promise<SandboxProvider> {
  const provider = await startBox();
  cleanUps.push(() => provider.close());
  return provider;
}

function sender(provider: SandboxProvider, mailbox: MailboxSpec) {
  const smtp = smtpOf(provider, mailbox);
  cleanUps.push(() => smtp.close());
  return (messageId = "<m@x.test>") =>
    smtpRefusalOf(
      smtp.sendMail({ from: mailbox.address, to: "lead@leads.sandbox.test", messageId, text: "x" }),
    ).then((refusal) => refusal);
}

/** An IMAP connection that waits for mail, and the promise of its end. */
async function idling(provider: SandboxProvider, mailbox: MailboxSpec) {
  const client = imapOf(provider, mailbox);
  const ended = new Promise<"ended">((resolve) => client.once("close", () => resolve("ended")));
  await client.connect();
  cleanUps.push(() => client.close());
  return { client, ended };
}

const googleWrongPassword = {
  code: "EAUTH",
  responseCode: 535,
  command: "AUTH PLAIN",
  response: expect.stringMatching(
    /^535-5\.7\.8 Username and Password not accepted\. .*\n535 5\.7\.8 .*p=BadCredentials .* - gsmtp$/,
  ),
};
const exchangeSmtpAuthOff = {
  code: "EAUTH",
  responseCode: 535,
  command: "AUTH PLAIN",
  response: expect.stringMatching(
    /^535 5\.7\.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant\./,
  ),
};

describe("a changed password", () => {
  it("ends the open sessions and refuses the old password by both protocols", async () => {
    const provider = await box();
    const send = sender(provider, outlook);
    expect(await send()).toBe("accepted");
    const { ended } = await idling(provider, outlook);

    const password = provider.breaks.changePassword(outlook.address);

    expect(await ended).toBe("ended");
    expect(await send()).toEqual({
      code: "EAUTH",
      responseCode: 535,
      command: "AUTH PLAIN",
      response: expect.stringMatching(
        /^535 5\.7\.139 Authentication unsuccessful, the user credentials were incorrect\./,
      ),
    });
    expect(await imapRefusalOf(provider, outlook)).toEqual({
      authenticationFailed: true,
      serverResponseCode: undefined,
      responseText: "AUTHENTICATE failed.",
      code: undefined,
    });

    const renewed = { ...outlook, password };
    expect(await sender(provider, renewed)()).toBe("accepted");
    expect(await imapRefusalOf(provider, renewed)).toBe("accepted");
    expect(provider.mailboxes().find(({ address }) => address === outlook.address)).toEqual(renewed);
  });

  it("leaves the sessions of other mailboxes alone", async () => {
    const provider = await box();
    const { client } = await idling(provider, maya);
    provider.breaks.changePassword(outlook.address);
    await client.noop();
    expect(client.usable).toBe(true);
  });
});

describe("a revoked app password", () => {
  it("is refused as Google refuses it, until the new one is used", async () => {
    const provider = await box();
    const password = provider.breaks.revokeAppPassword(gmail.address);

    expect(await sender(provider, gmail)()).toEqual(googleWrongPassword);
    expect(await imapRefusalOf(provider, gmail)).toEqual({
      authenticationFailed: true,
      serverResponseCode: "AUTHENTICATIONFAILED",
      responseText: "Invalid credentials (Failure)",
      code: undefined,
    });
    expect(password).toMatch(/^[a-z]{4}( [a-z]{4}){3}$/);
    expect(await sender(provider, { ...gmail, password })()).toBe("accepted");
  });

  it("cannot be replaced by the person's own password", async () => {
    const provider = await box();
    const own = { ...gmail, password: gmail.signInPassword ?? "" };
    expect(await sender(provider, own)()).toEqual({
      code: "EAUTH",
      responseCode: 534,
      command: "AUTH PLAIN",
      response: expect.stringMatching(
        /^534-5\.7\.9 Application-specific password required\. .*\n534 5\.7\.9 /,
      ),
    });
    expect(await imapRefusalOf(provider, own)).toEqual({
      authenticationFailed: true,
      serverResponseCode: "ALERT",
      responseText: expect.stringMatching(/^Application-specific password required/),
      code: undefined,
    });
  });
});

describe("SMTP AUTH switched off for a domain", () => {
  it("refuses SMTP sign-in for that domain only, at once, and leaves IMAP on", async () => {
    const provider = await box();
    const send = sender(provider, outlook);
    const sendElsewhere = sender(provider, maya);
    await send();
    await sendElsewhere();

    provider.breaks.setSmtpAuth("contoso.test", false);
    expect(await send()).toEqual(exchangeSmtpAuthOff);
    expect(await imapRefusalOf(provider, outlook)).toBe("accepted");
    expect(await sendElsewhere()).toBe("accepted");

    provider.breaks.setSmtpAuth("contoso.test", true);
    expect(await send()).toBe("accepted");
  });
});

describe("throttling", () => {
  it.each([
    [maya, 450, "450 4.7.1 Too many messages in a short time, try again later"],
    [gmail, 421, "421 4.7.0 Try again later, closing connection. (MAIL)"],
    [outlook, 432, "432 4.3.2 Concurrent connections limit exceeded."],
  ])(
    "puts off the mails of $address for a while, in the provider's words",
    async (mailbox, responseCode, words) => {
      const provider = await box();
      const session = await smtpSessionOf(provider, mailbox);
      cleanUps.push(session.close);

      provider.breaks.throttle(true);
      expect(await smtpRefusalOf(session.send("lead@leads.sandbox.test"))).toMatchObject({
        responseCode,
        response: expect.stringContaining(words),
      });
      expect(await sender(provider, mailbox)()).toMatchObject({ code: "EAUTH", responseCode: 454 });
      expect(await imapRefusalOf(provider, mailbox)).toBe("accepted");

      provider.breaks.throttle(false);
      expect(await sender(provider, mailbox)()).toBe("accepted");
    },
  );
});

describe("a spent quota", () => {
  it("refuses each mail of that mailbox until it is renewed", async () => {
    const provider = await box();
    const send = sender(provider, gmail);
    provider.breaks.quota(gmail.address, true);
    expect(await send("<refused@x.test>")).toEqual({
      code: "EMESSAGE",
      responseCode: 550,
      command: "DATA",
      response: expect.stringMatching(/^550-5\.4\.5 Daily user sending limit exceeded\./),
    });
    expect(await sender(provider, maya)("<maya@x.test>")).toBe("accepted");

    provider.breaks.quota(gmail.address, false);
    expect(await send("<renewed@x.test>")).toBe("accepted");
    expect(provider.accepted().map(({ messageId }) => messageId)).toEqual([
      "<maya@x.test>",
      "<renewed@x.test>",
    ]);
  });
});

describe("a provider that goes down", () => {
  it("ends all connections, refuses new ones, and comes back on the same ports with its mail", async () => {
    const provider = await box();
    const send = sender(provider, maya);
    await send("<before@x.test>");
    const { ended } = await idling(provider, maya);

    await provider.breaks.goDown();
    expect(await ended).toBe("ended");
    expect(await send()).toMatchObject({ code: "ESOCKET", command: "CONN" });
    expect(await imapRefusalOf(provider, maya)).toMatchObject({ code: "ECONNREFUSED" });

    await provider.breaks.comeBack();
    expect(await send("<after@x.test>")).toBe("accepted");
    expect(await imapRefusalOf(provider, maya)).toBe("accepted");
    expect(provider.accepted().map(({ messageId }) => messageId)).toEqual([
      "<before@x.test>",
      "<after@x.test>",
    ]);
  });
});

describe("a line that is cut after the data", () => {
  it("leaves a mail accepted that the sender has no answer for", async () => {
    const provider = await box();
    provider.breaks.cutAfterData(true);
    expect(await sender(provider, maya)("<doubt@x.test>")).toMatchObject({ responseCode: undefined });
    expect(provider.accepted().map(({ messageId }) => messageId)).toEqual(["<doubt@x.test>"]);

    provider.breaks.cutAfterData(false);
    expect(await sender(provider, maya)("<sure@x.test>")).toBe("accepted");
  });
});

describe("a provider that refuses every mail as spam", () => {
  it.each([gmail, outlook, maya])(
    "refuses it after its text in words that are about the text: $address",
    async (spec) => {
      const provider = await box();
      provider.breaks.refuseAsSpam(true);
      const refused = await sender(provider, spec)("<spam@x.test>");
      const from = { provider: spec.style ?? "generic", protocol: "smtp", credential: "password" } as const;
      expect(diagnose({ ...from, error: refused })).toMatchObject({
        cause: "message_refused",
        about: "message",
      });
      expect(provider.accepted()).toEqual([]);

      provider.breaks.refuseAsSpam(false);
      expect(await sender(provider, spec)("<fine@x.test>")).toBe("accepted");
    },
  );
});
