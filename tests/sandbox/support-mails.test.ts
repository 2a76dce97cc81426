import { expect, it } from "vitest";
import { parseInboundEmail } from "../../src/io/mail/parse/parse-mail.ts";
import { sandboxWorld } from "../../src/sandbox/sandbox-world.ts";
import { supportMails } from "../../src/sandbox/support/support-mails.ts";
import { readTrust } from "../../src/support/trust/read-trust.ts";

const NOON = new Date("2026-11-24T12:00:00Z");

it("the sandbox's people write mails that the product reads whole: threads, a picture, a forward, a doubtful sender", async () => {
  const mails = await supportMails(sandboxWorld().support, NOON);
  const parsed = await Promise.all(mails.map(({ raw }) => parseInboundEmail(raw)));
  expect(new Set(parsed.map(({ messageId }) => messageId)).size).toBe(mails.length);
  for (const { at } of mails) expect(at.getTime()).toBeLessThan(NOON.getTime());
  const bySubject = (subject: string) =>
    parsed.find((mail) => mail.subject === subject) ?? expect.fail(subject);
  const paused = bySubject("My campaign is still paused");
  expect(paused.attachments.map(({ detectedType, contentId }) => [detectedType, contentId])).toEqual([
    ["image/png", "screenshot@keller-logistics.test"],
  ]);
  expect(bySubject("Re: My campaign is still paused").inReplyTo).toBe(paused.messageId);
  const inbox = { provider: "microsoft", authserv: null };
  const isVerified = (subject: string) => readTrust(bySubject(subject), inbox).verified;
  expect(isVerified("My campaign is still paused")).toBe(true);
  expect(isVerified("Les réponses n'arrivent plus")).toBe(false);
});
