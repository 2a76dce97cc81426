import type { ListResponse } from "imapflow";
import type { Folders } from "../../../core/mailbox/server.ts";

const uses = { sent: "\\Sent", junk: "\\Junk", drafts: "\\Drafts", trash: "\\Trash", all: "\\All" } as const;

/** The folders with a special use: what the server itself says (RFC 6154), else what their names say in many languages. */
export function specialFolders(listed: readonly ListResponse[]): Folders {
  const folders: Folders = {};
  for (const [use, flag] of Object.entries(uses) as [keyof typeof uses, string][]) {
    const fitting = listed.filter((folder) => folder.specialUse === flag);
    const best = fitting.find((folder) => folder.specialUseSource === "extension") ?? fitting[0];
    if (best) folders[use] = best.path;
  }
  return folders;
}
