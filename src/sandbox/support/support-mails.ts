import { readFileSync } from "node:fs";
import MailComposer from "nodemailer/lib/mail-composer";
import type { FolderName } from "../mailbox-spec.ts";

/** A mail as it lies in the sandbox's support inbox. */
export type SupportMail = { folder: FolderName; raw: Buffer; at: Date };

type Person = { name: string; address: string };
type Written = {
  from: Person;
  id: string;
  subject: string;
  text: string;
  html?: string;
  inReplyTo?: string;
  /** A file of this folder that stands within the mail. */
  picture?: string;
  folder?: FolderName;
  to?: Person;
  /** The provider could not verify the sender. */
  doubtful?: true;
  minutesAgo: number;
};

const jonas = { name: "Jonas Keller", address: "jonas@keller-logistics.test" };
const priya = { name: "Priya Raman", address: "priya@lumen-studio.test" };
const marie = { name: "Marie Dubois", address: "marie@atelier-dubois.test" };

/** People who write to support about things that happen to users of Unpause. */
const mailsTo = (support: Person): Written[] => [
  {
    from: jonas,
    id: "paused.1@keller-logistics.test",
    subject: "My campaign is still paused",
    minutesAgo: 95,
    text: 'Hello,\n\nmy campaign "Spring introduction" has been paused since this morning. I changed nothing. When I sign in by hand I get this:\n\n[screenshot]\n\n535 5.7.3 Authentication unsuccessful\n\nWhat do I have to do?\n\nKind regards\nJonas Keller\nKeller Logistics, Hamburg',
    html: '<p>Hello,</p><p>my campaign <b>Spring introduction</b> has been paused since this morning. I changed nothing. When I sign in by hand I get this:</p><p><img src="cid:screenshot@keller-logistics.test" alt="The error"></p><p>535 5.7.3 Authentication unsuccessful</p><p>What do I have to do?</p><p>Kind regards<br>Jonas Keller<br>Keller Logistics, Hamburg</p>',
    picture: "screenshot.png",
  },
  {
    from: jonas,
    id: "paused.2@keller-logistics.test",
    inReplyTo: "paused.1@keller-logistics.test",
    subject: "Re: My campaign is still paused",
    minutesAgo: 40,
    text: 'One more thing: our administrator changed all passwords yesterday evening. Could that be the reason?\n\nJonas\n\n> my campaign "Spring introduction" has been paused since this morning.',
  },
  {
    from: priya,
    id: "invoice@lumen-studio.test",
    subject: "Can we pay by invoice?",
    minutesAgo: 180,
    text: "Hi team,\n\nwe would like to pay once a year, by invoice. Is that possible? There are twelve of us.\n\nThanks!\nPriya",
  },
  {
    from: support,
    to: priya,
    id: "invoice.answer@sandbox.test",
    inReplyTo: "invoice@lumen-studio.test",
    folder: "Sent",
    subject: "Re: Can we pay by invoice?",
    minutesAgo: 130,
    text: "Hello Priya,\n\nyes, that is possible. To whom may we address it?\n\nBest wishes\nSupport",
  },
  {
    from: marie,
    id: "question@atelier-dubois.test",
    subject: "Les réponses n'arrivent plus",
    doubtful: true,
    minutesAgo: 25,
    text: "Bonjour,\n\ndepuis hier je ne vois plus les réponses de mes clients dans Unpause. La boîte est bien connectée.\n\nMerci d'avance\nMarie Dubois",
  },
  {
    from: { name: "You", address: "you@sandbox.test" },
    id: "forwarded@sandbox.test",
    subject: "Fwd: Who wrote to me?",
    minutesAgo: 12,
    text: "This came to my own address. Please look.\n\n---------- Forwarded message ---------\nFrom: Tom Becker <tom@becker-consulting.test>\nSubject: Who wrote to me?\nTo: you@sandbox.test\n\nHello, I get mails of a campaign that I never asked for. Please take me off the list.\n\nTom Becker",
  },
  {
    from: { name: "Prize Department", address: "winner@lucky-prizes.test" },
    id: "won@lucky-prizes.test",
    folder: "Spam",
    doubtful: true,
    subject: "You have won",
    minutesAgo: 60,
    text: "Dear winner, answer this mail with your bank details to get your prize.",
  },
];

/** The mails of the sandbox's support inbox, as its provider has taken them. */
export function supportMails(support: Person, now: Date): Promise<SupportMail[]> {
  return Promise.all(
    mailsTo(support).map(async (written) => {
      const at = new Date(now.getTime() - written.minutesAgo * 60_000);
      const { from, to = support, id, inReplyTo, subject, text, html, picture, folder = "INBOX" } = written;
      const composer = new MailComposer({
        from,
        to,
        subject,
        text,
        date: at,
        messageId: `<${id}>`,
        ...(inReplyTo && { inReplyTo: `<${inReplyTo}>`, references: [`<${inReplyTo}>`] }),
        ...(html && { html }),
        ...(picture && {
          attachments: [
            {
              filename: picture,
              cid: `screenshot@keller-logistics.test`,
              content: readFileSync(new URL(picture, import.meta.url)),
            },
          ],
        }),
      });
      const mail = await composer.compile().build();
      return { folder, at, raw: folder === "Sent" ? mail : Buffer.concat([taken(written, at), mail]) };
    }),
  );
}

/** The lines that a Microsoft server writes above a mail from outside (learn.microsoft.com, message headers of Defender for Office 365). */
function taken({ from: { address }, doubtful }: Written, at: Date): Buffer {
  const domain = address.slice(address.indexOf("@") + 1);
  const results = doubtful
    ? `spf=none smtp.mailfrom=${domain}; dkim=none; dmarc=none action=none header.from=${domain}`
    : `spf=pass smtp.mailfrom=${domain}; dkim=pass header.d=${domain}; dmarc=pass action=none header.from=${domain}`;
  const edge = "DB5.mail.protection.outlook.com";
  const lines = [
    ["Authentication-Results", results],
    ["Received", `from mail.${domain} by ${edge} with SMTP; ${at.toUTCString()}`],
  ];
  return Buffer.from(lines.map(([name, value]) => `${name}: ${value}\r\n`).join(""));
}
