import { describe, expect, it } from "vitest";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";

const report = (from: string, subject: string, text: string, headers = "Return-Path: <>\n") =>
  parseInboundEmail(
    Buffer.from(
      `${headers}From: ${from}\nTo: Ann <sales@ours.test>\nSubject: ${subject}\nMessage-ID: <r@mx.test>\n` +
        `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n`,
    ),
  );

describe("a report in words of any language", () => {
  it.each([
    [
      "German",
      "postmaster@leads.test",
      "Unzustellbar: Hallo",
      "Ihre Nachricht an\n\nlea@leads.test\n\nkonnte nicht zugestellt werden.\n550 5.1.1 Unbekannter Empfänger",
    ],
    [
      "German (GMX)",
      "GMX Mailer Daemon <mailer-daemon@gmx.test>",
      "Mail delivery failed",
      "Diese E-Mail wurde automatisch erstellt.\nIhre Nachricht konnte nicht zugestellt werden:\n\nlea@leads.test:\nSMTP error from remote server for RCPT TO command, host: mx.leads.test reason: 550 5.1.1 User unknown",
    ],
    [
      "Chinese (QQ)",
      "PostMaster@qq.test",
      "系统退信",
      "抱歉，您的邮件被退回来了……\n收件人邮件地址（lea@leads.test）不存在，邮件无法送达。\nhost mx.leads.test said: 550 5.1.1 User unknown",
    ],
    [
      "Chinese (163)",
      "Postmaster@163.test",
      "系统退信",
      "您的邮件发送失败。收件人lea@leads.test，退信原因：SMTP error, RCPT TO: 550 User not found: lea@leads.test",
    ],
    [
      "Chinese and English",
      "postmaster@qq.test",
      "系统退信/Systems bounce",
      "您好：您的邮件未能送达。\n收件人：lea@leads.test\n失败原因：The user does not exist. 550 No such user",
    ],
    [
      "Yahoo",
      "MAILER-DAEMON@yahoo.test",
      "Failure Notice",
      "<lea@leads.test>:\n554: delivery error: dd This user has no account. 550 was never said.",
    ],
    [
      "Russian",
      "Почтовая система <bounce@mail.test>",
      "Письмо не доставлено",
      "Ваше письмо не может быть доставлено:\n\n<lea@leads.test>: 550 5.1.1 Пользователь не найден",
    ],
    [
      "Japanese",
      "MAILER-DAEMON@mx.test",
      "配信不能",
      "次の宛先に配信できませんでした。\n\nlea@leads.test\n\n550 5.1.1 宛先が見つかりません",
    ],
    [
      "French",
      "service@courrier.test",
      "Échec de remise",
      "Votre message n'a pas pu être remis à lea@leads.test.\n\n550 5.1.1 Adresse inconnue",
    ],
    [
      "Spanish",
      "correo@sistema.test",
      "No se pudo entregar",
      "No se pudo entregar el mensaje a:\n  lea@leads.test\n\n550 5.1.1 Usuario desconocido",
    ],
    [
      "another sender's name",
      "bounces@mailsystem.test",
      "Mail System Error",
      "The following recipient does not exist:\n\n<lea@leads.test>\n550 5.1.1 unknown user",
    ],
  ])("names its recipient and its reply: %s", async (_what, from, subject, text) => {
    const { bounce, nature } = await report(from, subject, text);
    expect(bounce).toMatchObject({ kind: "hard", recipient: "lea@leads.test" });
    expect(bounce?.diagnostic).toMatch(/55[04]/);
    expect(nature).toBe("automatic");
  });

  it.each([
    [
      "German",
      "Ihre Nachricht an lea@leads.test ist noch nicht zugestellt. 451 4.7.1 Bitte später versuchen",
    ],
    ["Russian", "Письмо для lea@leads.test пока не доставлено: 452 4.2.2 почтовый ящик переполнен"],
    ["Chinese", "收件人lea@leads.test的邮箱已满：552 5.2.2"],
  ])("tells a passing trouble: %s", async (_what, text) => {
    const { bounce } = await report("mailer-daemon@mx.test", "Mail", text);
    expect(bounce).toMatchObject({ kind: "soft", recipient: "lea@leads.test" });
  });

  it("joins the lines of a reply", async () => {
    const text =
      "Your message to lea@leads.test was refused:\n550-5.1.1 The account does not exist.\n550-5.1.1 Please check\n550 5.1.1 the address.\nSorry.";
    const { bounce } = await report("mailer-daemon@mx.test", "Mail", text);
    expect(bounce?.diagnostic).toBe(
      "550-5.1.1 The account does not exist. 550-5.1.1 Please check 550 5.1.1 the address.",
    );
  });

  it("names every recipient, and nobody of the message that it returns", async () => {
    const text =
      "Not delivered:\n\n  paul@elsewhere.test\n  kim@elsewhere.test\n\n550 5.1.1 unknown\n\n------ This is a copy of the message ------\n\nFrom: sales@ours.test\nTo: lea@leads.test\nCc: paul@elsewhere.test\n\nHello lea@leads.test";
    const { failed } = await report("mailer-daemon@mx.test", "Mail", text);
    expect(failed.map(({ recipient }) => recipient)).toEqual(["paul@elsewhere.test", "kim@elsewhere.test"]);
  });

  it.each([
    [
      "a note of absence",
      "Ich bin bis 4.12.26 nicht da. Vertretung: bob@leads.test, Tel. 450-4711 oder +49 30 550 1234.",
    ],
    ["a note of absence with a room", "Away until 5.1.27, see bob@leads.test in room 512."],
    ["an answer of a ticket system", "We have received your request 4711 from lea@leads.test."],
  ])("is none: %s", async (_what, text) => {
    const { bounce } = await report("lea@leads.test", "Re: Hello", text);
    expect(bounce).toBeNull();
  });

  it("is no report when a person writes about one", async () => {
    const text = "Bob's server said 550 5.1.1 unknown user for bob@x.test. Any idea?";
    expect((await report("lea@leads.test", "Re: Hello", text, "")).bounce).toBeNull();
  });
});

it("reads a megabyte of hostile text in no time", async () => {
  const hostile = [
    "550 5.1.1 ".repeat(100_000),
    `${"lea@".repeat(250_000)}`,
    `${"<lea@leads.test>\n".repeat(60_000)}`,
    `${"5.1.".repeat(250_000)}`,
    `message-id: <${"<".repeat(1_000_000)}`,
    `${"12.12. bis ".repeat(90_000)}`,
    `${"December ".repeat(110_000)}`,
    `${"\u00e9 ".repeat(500_000)}`,
    `${"no longer ".repeat(100_000)}`,
  ];
  for (const text of hostile) {
    const started = performance.now();
    await report("mailer-daemon@mx.test", text.slice(0, 5_000), text);
    await report(
      "lea@leads.test",
      `Automatic reply: ${text.slice(0, 5_000)}`,
      text,
      "Auto-Submitted: auto-replied\n",
    );
    expect(performance.now() - started, text.slice(0, 20)).toBeLessThan(5_000);
  }
}, 60_000);
