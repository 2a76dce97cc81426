const WORDS =
  "the campaign does not go on since Monday and the mailbox says something about a token that has ended ".repeat(
    20,
  );

/** A mail of about 5 KB, as programs write them: text and HTML, with the headers of two servers. Every third answers the one before. */
export function typicalMail(number: number): Buffer {
  const answers = number % 3 === 2;
  const who = answers ? number - 1 : number;
  const said = `number ${number}. ${WORDS.slice(0, 2_000)}`;
  const lines = [
    `Return-Path: <customer-${who}@customers.test>`,
    `Received: from mx.customers.test by mx.ours.test with ESMTPS id x${number}; Tue, 24 Nov 2026 11:00:00 +0000`,
    "Authentication-Results: mx.ours.test; dmarc=pass header.from=customers.test; spf=pass smtp.mailfrom=customers.test",
    `From: "Customer ${who}" <customer-${who}@customers.test>`,
    "To: Support <support@ours.test>",
    `Subject: ${answers ? "Re: " : ""}Campaign ${who} is paused`,
    `Message-ID: <mail-${number}@customers.test>`,
    ...(answers
      ? [`In-Reply-To: <mail-${who}@customers.test>`, `References: <mail-${who}@customers.test>`]
      : []),
    "Date: Tue, 24 Nov 2026 11:00:00 +0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Hello,\r\n\r\n${said}\r\n\r\nRegards\r\nCustomer`,
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<html><body><p>Hello,</p><p>${said}</p><p>Regards<br>Customer</p></body></html>`,
    "--b--",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}
