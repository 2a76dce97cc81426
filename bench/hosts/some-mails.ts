/** Mails in the shapes that support inboxes get, each with words and an id of its own. */
export function someMails(count: number): Buffer[] {
  return Array.from(
    { length: count },
    (_, number) => SHAPES[number % SHAPES.length]?.(number) ?? Buffer.alloc(0),
  );
}

const PARAGRAPH =
  "My campaign is still paused since this morning, and nobody of us changed anything. I pressed the button twice, signed in, and it says that all is well. ";

/** About 5 KB of words. */
const words = (number: number) =>
  Array.from({ length: 30 }, (_, line) => `${number}.${line} ${PARAGRAPH}`).join("\r\n");

const head = (number: number, type: string) =>
  [
    "Return-Path: <dora@customer.test>",
    `Received: from mail.customer.test by mx.ours.test with ESMTPS id ${number}; Mon, 05 Jan 2026 09:00:00 +0000`,
    "Authentication-Results: mx.ours.test; dmarc=pass header.from=customer.test",
    `From: Dora ${number} <dora.${number}@customer.test>`,
    "To: Support <support@ours.test>",
    `Subject: =?UTF-8?Q?My_campaign_is_paused_=E2=80=93_${number}?=`,
    `Message-ID: <bench-${number}@customer.test>`,
    "Date: Mon, 05 Jan 2026 09:00:00 +0000",
    "MIME-Version: 1.0",
    `Content-Type: ${type}`,
  ].join("\r\n");

const plain = (number: number) =>
  Buffer.from(`${head(number, "text/plain; charset=utf-8")}\r\n\r\n${words(number)}\r\n`);

const alternative = (number: number) =>
  Buffer.from(
    [
      head(number, 'multipart/alternative; boundary="b1"'),
      "",
      "--b1",
      "Content-Type: text/plain; charset=utf-8",
      "",
      words(number).slice(0, 2_400),
      "--b1",
      "Content-Type: text/html; charset=utf-8",
      "",
      `<html><body><p>${words(number).slice(0, 2_400).replaceAll("\r\n", "</p>\r\n<p>")}</p></body></html>`,
      "--b1--",
      "",
    ].join("\r\n"),
  );

const picture = (number: number) =>
  Buffer.from(
    [
      head(number, 'multipart/mixed; boundary="b2"'),
      "",
      "--b2",
      "Content-Type: text/plain; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      words(number).slice(0, 2_000).replaceAll("=", "=3D"),
      "--b2",
      'Content-Type: image/png; name="screenshot.png"',
      "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; filename=screenshot.png",
      "",
      Buffer.from(`\x89PNG\r\n\x1a\n${number}${"x".repeat(2_000)}`, "latin1")
        .toString("base64")
        .replace(/.{76}/g, "$&\r\n"),
      "--b2--",
      "",
    ].join("\r\n"),
  );

const SHAPES = [plain, alternative, plain, picture];
