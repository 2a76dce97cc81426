/** A mail as [its program or matter, its header, its text]. */
type Row = readonly [what: string, head: string, text: string];

const from = (author: string, subject: string, more = "") =>
  `From: ${author}\nTo: ann@ours.test\nSubject: ${subject}${more}`;
const NOBODY = "\nReturn-Path: <>";

/** Programs that ask a sender to prove that a person wrote. Their mail was not refused. */
export const CHALLENGES: readonly Row[] = [
  [
    "Boxbe",
    from("Lea Lind <lea@leads.test>", "Re: Hello (Action Required)", "\nAuto-Submitted: auto-replied"),
    'Your message to lea@leads.test about "Hello" was waitlisted.\n\nPlease add yourself to my Guest List so your messages will be delivered to my Inbox. Use the link below.\n\nhttps://www.boxbe.com/crs?tc=1\n\nThank you,\nlea@leads.test\n\nAbout this Notice: Boxbe prioritizes and screens your email using a personal Guest List.',
  ],
  [
    "Boxbe from nobody",
    from("Boxbe <noreply@boxbe.com>", "[Boxbe] Your message to lea@leads.test is on hold", NOBODY),
    "Hello,\n\nYour message was not delivered to lea@leads.test. It is on the waiting list until you add yourself to the Guest List:\nhttps://www.boxbe.com/crs?tc=1",
  ],
  [
    "Spam Arrest",
    from("lea@leads.test", "Re: Hello [Spam Arrest verification]", NOBODY),
    "lea here,\n\nI'm protecting myself from receiving junk mail.\n\nJust this once, click the link below so I can receive your emails. You won't have to do this again.\n\nhttp://www.spamarrest.com/a2?x\n\nYour message has been held until you verify.",
  ],
  [
    "Earthlink",
    from("lea@leads.test", "Re: Hello", "\nX-Autoresponse: suspect"),
    "I apologize for this automatic reply to your email.\n\nTo control spam, I now allow incoming messages only from senders I have approved beforehand.\n\nIf you would like to be added to my list of approved senders, please fill out the short request form (see link below). Once I approve you, I will receive your original message in my inbox. You do not need to resend your message.\n\nhttps://webmail.example.test/allow?x",
  ],
  [
    "TMDA",
    from("Lea <lea-confirm-1.2.3@leads.test>", "Please confirm your message", NOBODY),
    'This message was created automatically by mail delivery software (TMDA).\n\nYour message attached below is being held because the address <ann@ours.test> has not been verified.\n\nTo release your message for delivery, please send an empty message to the following address, or use your mailer\'s "Reply" feature.\n\n    lea-confirm-1.2.3@leads.test\n\nThis confirmation verifies that your message is legitimate and not junk-mail. If you do not confirm, your message could not be delivered to lea@leads.test.',
  ],
  [
    "Active Spam Killer",
    from("lea@leads.test", "Please confirm (conf#8f2a)", NOBODY),
    "Hello,\n\nI have received a message from you, but your address is not yet on my list of senders. Please reply to this message to confirm that you are a person. Your message will not be delivered until you do.",
  ],
  [
    "Sendio",
    from(
      "Sender Address Verification <verify@leads.test>",
      "Sender Address Verification: lea@leads.test",
      NOBODY,
    ),
    "Your email to lea@leads.test has been held pending verification. Please reply to this email to verify your address. Your message will then be delivered.",
  ],
  [
    "MailInBlack",
    from("lea@leads.test", "Re: Bonjour - Demande d'authentification", NOBODY),
    "Bonjour,\n\nVotre message est en attente. Pour qu'il soit remis à lea@leads.test, merci de vous authentifier en cliquant sur le lien :\nhttps://www.mailinblack.test/x",
  ],
  [
    "a German filter",
    from("Postmaster <postmaster@leads.test>", "Ihre Nachricht wurde noch nicht zugestellt", NOBODY),
    "Ihre E-Mail an lea@leads.test wurde zurückgehalten und noch nicht zugestellt. Bitte bestätigen Sie einmalig Ihre Absenderadresse, indem Sie auf diesen Link klicken: https://filter.test/x",
  ],
  [
    "UOL AntiSpam",
    from("AntiSpam UOL <antispam@uol.test>", "Re: Olá", NOBODY),
    "Sua mensagem para lea@leads.test está retida e ainda não foi entregue. Para confirmar que você não é um robô, clique no link: https://antispam.uol.test/x",
  ],
  [
    "a Spanish filter",
    from("lea@leads.test", "Confirmación de remitente", NOBODY),
    "Su mensaje a lea@leads.test está en espera y no ha sido entregado. Por favor confirme su dirección haciendo clic en este enlace: https://filtro.test/x",
  ],
  [
    "a mail system's name",
    from(
      "Mail Delivery System <mailer-daemon@leads.test>",
      "Delivery delayed: verify that you are human",
      NOBODY,
    ),
    "Delivery of your message to lea@leads.test is delayed. Verify that you are a human by visiting https://filter.test/x and your message will be delivered.",
  ],
  [
    "without a sign in the header",
    from("lea@leads.test", "Re: Hello"),
    "Your message has been placed on hold. To have it delivered, please verify that you are a person: https://filter.test/x",
  ],
];

/** True reports of failures, in words near to those. */
export const TRUE_REPORTS: readonly Row[] = [
  [
    "asks to check the address",
    from("MAILER-DAEMON@mx.test", "Undelivered Mail Returned to Sender", NOBODY),
    "Your message to lea@leads.test could not be delivered. Please verify the recipient's address and try again.\n\n550 5.1.1 User unknown",
  ],
  [
    "refuses for a missing verification",
    from("MAILER-DAEMON@mx.test", "Undeliverable: Hello", NOBODY),
    "<lea@leads.test>: host mx.leads.test said: 550 5.7.1 Your message was held as spam, verify that you are a person at https://mx.leads.test/x",
  ],
  [
    "is a delay",
    from("MAILER-DAEMON@mx.test", "Delivery delayed", NOBODY),
    "Delivery of your message to lea@leads.test is delayed. It will be retried until it is 5 days old. You do not need to resend it.",
  ],
];

/** People's mail about the same things. */
export const PERSONS: readonly Row[] = [
  [
    "a person who wants a confirmation",
    from("Lea <lea@leads.test>", "Re: Hello"),
    "Thanks. Please confirm your address, so that I can send you the contract. You can reply to this message.",
  ],
  [
    "a person whose campaign waits",
    from("Lea <lea@leads.test>", "My campaign is on hold"),
    "Our campaign has been placed on hold since we did not verify the domain. See https://app.test/x. When does it go on?",
  ],
  [
    "a person who passes a challenge on",
    from("Lea <lea@leads.test>", "Why do we get these?"),
    'Hi, leads answer with mails such as "your message was waitlisted". What can we do about Boxbe?',
  ],
];
