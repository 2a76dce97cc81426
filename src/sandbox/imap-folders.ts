import type { FolderSpec } from "hoodiecrow-imap";
import type { FolderName, ProviderStyle } from "./mailbox-spec.ts";

/** Where each provider keeps its special folders, as its IMAP server lists them. */
export const folderPaths: Record<ProviderStyle, Record<FolderName, string>> = {
  google: {
    INBOX: "INBOX",
    Sent: "[Gmail]/Sent Mail",
    Drafts: "[Gmail]/Drafts",
    Spam: "[Gmail]/Spam",
    Trash: "[Gmail]/Trash",
  },
  microsoft: {
    INBOX: "INBOX",
    Sent: "Sent Items",
    Drafts: "Drafts",
    Spam: "Junk Email",
    Trash: "Deleted Items",
  },
  generic: { INBOX: "INBOX", Sent: "Sent", Drafts: "Drafts", Spam: "Spam", Trash: "Trash" },
};

/** The special-use attributes of RFC 6154. */
const specialUse: Record<Exclude<FolderName, "INBOX">, string> = {
  Sent: "\\Sent",
  Drafts: "\\Drafts",
  Spam: "\\Junk",
  Trash: "\\Trash",
};

/** The empty folder tree of one mailbox, in hoodiecrow's shape. */
export function folderTree(style: ProviderStyle, uidvalidity: number): Record<string, FolderSpec> {
  const paths = folderPaths[style];
  const special = (name: keyof typeof specialUse) => ({ "special-use": specialUse[name], uidvalidity });
  const leaf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const folders: Record<string, FolderSpec> = {
    [leaf(paths.Sent)]: special("Sent"),
    [leaf(paths.Drafts)]: special("Drafts"),
    [leaf(paths.Spam)]: special("Spam"),
    [leaf(paths.Trash)]: special("Trash"),
  };
  return {
    INBOX: { uidvalidity },
    "": { folders: style === "google" ? { "[Gmail]": { flags: ["\\Noselect"], folders } } : folders },
  };
}
