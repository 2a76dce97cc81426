export type MailboxAddress = string;

/** The provider whose words and folder names a mailbox imitates. */
export type ProviderStyle = "google" | "microsoft" | "generic";

export type MailboxSpec = {
  address: MailboxAddress;
  name: string;
  /** The first password; the one in the data folder wins after a restart. */
  password: string;
  kind: "password" | "app_password";
  /** `generic` unless given. */
  style?: ProviderStyle;
  /** The person's own password, which mail programs may not use where app passwords are asked for. */
  signInPassword?: string;
};

export type FolderName = "INBOX" | "Sent" | "Drafts" | "Spam" | "Trash";

export const folderNames: FolderName[] = ["INBOX", "Sent", "Drafts", "Spam", "Trash"];

export const domainOf = (address: MailboxAddress) =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();
