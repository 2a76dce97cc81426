import type { SignIn } from "./mailbox.ts";
import type { MailServer, Server } from "./server.ts";

export type ProviderPreset = {
  /** As `diagnose` knows it. */
  provider: string;
  /** As its users call it. */
  name: string;
  smtp: Server;
  imap: Server;
  /** The kind of sign-in that the provider takes from mail programs. `oauth`: passwords are refused, or soon will be. */
  signIn: SignIn;
  /** Where the owner makes an app password. */
  appPasswordPage: string | null;
  /**
   * The longest time, in milliseconds, until the provider files mail of its SMTP server in Sent. null: it does not do so, or not
   * surely. Generous: a send that is taken for lost too early goes out twice.
   */
  filesSentMs: number | null;
};

export type Discovery = Omit<ProviderPreset, "smtp" | "imap"> & {
  server: MailServer;
  /** How it is known: by the address, by who receives the domain's mail, by the domain's own records, or only guessed. */
  by: "address" | "exchanger" | "records" | "guess";
  /**
   * Whether a record of the domain names a server of another domain. A person confirms such a server before it is used (RFC 6186
   * §6).
   */
  elsewhere: boolean;
};
