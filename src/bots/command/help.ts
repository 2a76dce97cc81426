import { type Reply, reply } from "../reply.ts";

/** The commands, for a person who types one for the first time. */
export const help = (): Reply =>
  reply(
    "This is what you can ask Unpause. Only you see the answers; add “share” to show one to everybody here.",
    {
      items: [
        { title: "status", text: "what is wrong at the moment" },
        { title: "mailboxes", text: "every mailbox; those that need attention come first" },
        { title: "campaigns", text: "every campaign, and what it does" },
        { title: "why <mailbox>", text: "why a mailbox is disconnected, in the provider's own words" },
        {
          title: "reconnect <mailbox>",
          text: "your own link to reconnect it, and the numbers to confirm it with",
        },
        { title: "pause <campaign>", text: "it sends nothing until a member resumes it" },
        { title: "resume <campaign>", text: "it goes on exactly where it was" },
        { title: "drill <mailbox>", text: "rehearse its loss with the real people; nothing is touched" },
        { title: "sign-in", text: "a link that signs you in to the web app, for you alone" },
        { title: "connect <code>", text: "makes Unpause know you, by a code from your page in the web app" },
        {
          title: "settings",
          text: "how things are set; “settings here”: alerts come to this channel; “settings quiet 22:00-7:00”: no messages at night",
        },
      ],
      actions: [
        { kind: "command", label: "Status", command: "status" },
        { kind: "command", label: "Mailboxes", command: "mailboxes" },
        { kind: "command", label: "Campaigns", command: "campaigns" },
      ],
    },
  );
