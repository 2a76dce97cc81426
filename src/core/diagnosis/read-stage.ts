import type { Fields } from "./gather-fields.ts";

/**
 * The step of the conversation that failed. `auth` is any sign-in, `connect` also the greeting and TLS, `transaction` one of MAIL,
 * RCPT and DATA that is not named. `report` is none of ours: a delivery report tells what another server said later.
 */
export type Stage = "connect" | "auth" | "mail" | "rcpt" | "data" | "transaction" | "report";

/** Names of the step in nodemailer, smtplib and others. A longer name comes before a name that it begins with. */
const stages: readonly (readonly [RegExp, Stage])[] = [
  [/^(?:auth|login|\S{1,8} (?:login|authenticate))/, "auth"],
  [/^mail/, "mail"],
  [/^rcpt/, "rcpt"],
  [/^(?:data|bdat)/, "data"],
  [/^report/, "report"],
  [/^(?:conn|ehlo|helo|lhlo|starttls)/, "connect"],
];

/** Words of client programs for the step. Every text that the pattern matches has one of the pieces. */
const stageWords: readonly (readonly [pieces: readonly string[], RegExp, Stage])[] = [
  [
    ["auth", "login"],
    /invalid login|smtpauthenticationerror|authenticationfailed|login failed|authenticate failed|could not authenticate/,
    "auth",
  ],
  [
    ["mail from", "mail command", "sender", "from address"],
    /mail command failed|smtpsenderrefused|(?:reply to|response to|after|after sending) (?:the )?mail from|command ['"]mail|failed to set sender|mail from command (?:failed|rejected)|from address failed|sender ?not ?accepted/,
    "mail",
  ],
  [
    ["rcpt", "recipient", "addressfailed"],
    /recipients? (?:was|were) rejected|recipients were refused|smtprecipientsrefused|recipient address rejected|(?:reply to|response to|after|after sending) (?:the )?rcpt to|command ['"]rcpt|failed to add recipient|rcpt to command (?:failed|rejected)|recipients? failed|recipient ?not ?accepted|addressfailedexception/,
    "rcpt",
  ],
  [
    ["data", "message", "bdat"],
    /data command failed|message failed|smtpdataerror|end[- ]of[- ](?:data|message|the message)|data command rejected|data not accepted|after (?:the )?(?:end of )?data\b|(?:reply to|response to) (?:the )?data\b|command ['"](?:data|bdat)|message ?not ?accepted/,
    "data",
  ],
];

/** @param reply the SMTP reply, if any: some are given to one part of the conversation only */
export function readStage(fields: Fields, words: string, reply: number | null): Stage | null {
  return (
    stageNamed(fields, words) ??
    (endsTransaction(reply, words) ? "transaction" : null) ??
    (reply === 535 ? "auth" : null)
  );
}

function stageNamed(fields: Fields, words: string): Stage | null {
  if (fields.command !== null) {
    const command = fields.command.toLowerCase();
    for (const [pattern, stage] of stages) if (pattern.test(command)) return stage;
  }
  for (const [pieces, pattern, stage] of stageWords) {
    if (pieces.some((piece) => words.includes(piece)) && pattern.test(words)) return stage;
  }
  if (fields.atSignIn || fields.codes.includes("EAUTH")) return "auth";
  // nodemailer's own codes, which are left when its command is not.
  if (fields.codes.includes("EENVELOPE")) return "transaction";
  return fields.codes.includes("EMESSAGE") ? "data" : null;
}

/** Replies that RFC 5321 §4.3.2 gives to MAIL, RCPT and DATA, and to no sign-in; some servers answer a sign-in with 550. A domain is authenticated too. */
function endsTransaction(reply: number | null, words: string): boolean {
  if (reply === null) return false;
  if (reply === 550)
    return (
      /\b(?:spf|dkim|dmarc)\b/.test(words) ||
      !/auth(?!ority)|log ?[io]n|password|credential|sign ?in|smtp connect|greeting/.test(words)
    );
  return reply === 452 || (reply >= 551 && reply <= 556 && reply !== 555) || reply === 571;
}
