export type Security = "tls" | "starttls" | "none";

export type Server = { host: string; port: number; security: Security };

/** The servers of a mailbox and the name it signs in with: the part that a person may edit. */
export type MailServer = { userName: string; smtp: Server; imap: Server };

export type Folders = { sent?: string; junk?: string; drafts?: string; trash?: string; all?: string };
