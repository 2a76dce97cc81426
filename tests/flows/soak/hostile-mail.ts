import type { FetchFault, ScriptedMail } from "../../hosts/scripted-imap.ts";

/** The lead that a mail comes from, and the mail of ours that it answers. */
export type Writer = { email: string; answers: string; id: string };

const OPT_OUT = "Please unsubscribe me from your list.";

const raw = (writer: Writer, text: string, headers: Record<string, string> = {}) =>
  [
    ...Object.entries({
      From: `Lea <${writer.email}>`,
      Subject: "Re: Hello",
      "Message-ID": `<${writer.id}@leads.test>`,
      "In-Reply-To": `<${writer.answers}>`,
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    "",
    text,
    "",
  ].join("\r\n");

export const reply = (writer: Writer) => raw(writer, "Thursday at ten works for me.");
export const optOut = (writer: Writer) => raw(writer, OPT_OUT);

type Hostile = { what: string; make(writer: Writer): Omit<ScriptedMail, "uid"> };

const FAULTS: FetchFault[] = ["no", "bad", "bye", "cut", "silent", "nil", "nothing"];

/** Mails that any stranger can send, and acts of any server. */
export const HOSTILE: Hostile[] = [
  {
    what: "a NUL in an encoded word",
    make: (writer) => ({ raw: raw(writer, "x", { "In-Reply-To": "=?utf-8?q?=3Ca=00b=40c=3E?=" }) }),
  },
  {
    what: "a Message-ID of 3 KB",
    make: (writer) => ({ raw: raw(writer, "x", { "Message-ID": `<${"m".repeat(3_000)}@leads.test>` }) }),
  },
  {
    what: "a From of 5 KB",
    make: (writer) => ({ raw: raw(writer, "x", { From: `<${"f".repeat(5_000)}@leads.test>` }) }),
  },
  {
    what: "a Message-ID that was used before",
    make: (writer) => ({
      raw: raw(writer, `Again, from ${writer.id}.`, { "Message-ID": "<ticket@leads.test>" }),
    }),
  },
  ...FAULTS.map((fault) => ({
    what: `answered with "${fault}"`,
    make: (writer: Writer) => ({ raw: raw(writer, "x"), fault }),
  })),
];
