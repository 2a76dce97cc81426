import { SUPPORT } from "./addresses.ts";

/** A mail that comes in a run: its kind and what must become of it. */
export type SomeMail = {
  /** Stands in its text, and in that of no other mail. */
  token: string;
  from: string;
  folder: "INBOX" | "Junk";
  raw: string;
  /** The token of an earlier mail whose ticket it belongs to; null: any. */
  joins: string | null;
  /** The same mail came before. */
  again: boolean;
};

/** Of twenty mails so many are of each kind, in this order. */
const KINDS = [
  ...Array<"fresh">(12).fill("fresh"),
  ...Array<"reply">(4).fill("reply"),
  "automatic",
  "again",
  "spam",
  "same-id",
] as const;

/** The mail with this number. Those before it, of the same twenty, are what it answers or repeats. */
export function someMail(number: number): SomeMail {
  const place = number % KINDS.length;
  const kind = KINDS[place] ?? "fresh";
  if (kind === "again") return { ...someMail(number - place), again: true };
  const answered = kind === "reply" || kind === "automatic" ? someMail(number - 12) : null;
  const from = answered?.from ?? `customer${number}@leads.test`;
  const token = `token-${number}-end`;
  const id = kind === "same-id" ? idOf(number - place + 1) : idOf(number);
  const raw = [
    `From: Customer <${from}>`,
    `To: ${SUPPORT}`,
    `Subject: ${answered === null ? "" : "Re: "}Paused ${answered === null ? number : number - 12}`,
    `Message-ID: <${id}>`,
    ...(answered === null ? [] : [`In-Reply-To: <${idOf(number - 12)}>`]),
    ...(kind === "automatic" ? ["Auto-Submitted: auto-replied"] : []),
    "",
    `My campaign is still paused. ${token}`,
    "",
  ].join("\r\n");
  const folder = kind === "spam" ? "Junk" : "INBOX";
  return { token, from, folder, raw, joins: answered?.token ?? null, again: false };
}

const idOf = (number: number) => `mail-${number}@leads.test`;
