import type { Command } from "./command.ts";

/** Every command that works on the product's data. Each is loaded when it is asked for. */
export const catalogue: Readonly<Record<string, () => Promise<Command>>> = {
  "audit list": async () => (await import("./audit/audit-list.ts")).auditList,
  "audit verify": async () => (await import("./audit/audit-verify.ts")).auditVerify,
  "campaign import": async () => (await import("./campaign/campaign-import.ts")).campaignImport,
  "campaign list": async () => (await import("./campaign/campaign-list.ts")).campaignList,
  "campaign start": async () => (await import("./campaign/campaign-start.ts")).campaignStart,
  "campaign pause": async () => (await import("./campaign/campaign-pause.ts")).campaignPause,
  "campaign resume": async () => (await import("./campaign/campaign-resume.ts")).campaignResume,
  "campaign decide": async () => (await import("./campaign/campaign-decide.ts")).campaignDecide,
  "campaign unconfirmed": async () =>
    (await import("./campaign/campaign-unconfirmed.ts")).campaignUnconfirmed,
  "campaign preview": async () => (await import("./campaign/campaign-preview.ts")).campaignPreview,
  "campaign receipt": async () => (await import("./campaign/campaign-receipt.ts")).campaignReceipt,
  "keys rotate": async () => (await import("./keys-rotate.ts")).keysRotate,
  "member add": async () => (await import("./people/member-add.ts")).memberAdd,
  "member list": async () => (await import("./people/member-list.ts")).memberList,
  "member set": async () => (await import("./people/member-set.ts")).memberSet,
  "member remove": async () => (await import("./people/member-remove.ts")).memberRemove,
  "lead forget": async () => (await import("./lead/lead-forget.ts")).leadForget,
  "mailbox add": async () => (await import("./mailbox/mailbox-add.ts")).mailboxAdd,
  "mailbox list": async () => (await import("./mailbox/mailbox-list.ts")).mailboxList,
  "mailbox set": async () => (await import("./mailbox/mailbox-set.ts")).mailboxSet,
  "mailbox remove": async () => (await import("./mailbox/mailbox-remove.ts")).mailboxRemove,
  "mailbox probe": async () => (await import("./mailbox/mailbox-probe.ts")).mailboxProbe,
  "mailbox reconnect": async () => (await import("./mailbox/mailbox-reconnect.ts")).mailboxReconnect,
  "suppression list": async () => (await import("./lead/suppression-list.ts")).suppressionList,
  "suppression add": async () => (await import("./lead/suppression-add.ts")).suppressionAdd,
  "suppression remove": async () => (await import("./lead/suppression-remove.ts")).suppressionRemove,
  "ticket list": async () => (await import("./ticket/ticket-list.ts")).ticketList,
  "ticket show": async () => (await import("./ticket/ticket-show.ts")).ticketShow,
  "ticket assign": async () => (await import("./ticket/ticket-assign.ts")).ticketAssign,
  "ticket note": async () => (await import("./ticket/ticket-note.ts")).ticketNote,
  "ticket solve": async () => (await import("./ticket/ticket-solve.ts")).ticketSolve,
  "ticket reopen": async () => (await import("./ticket/ticket-solve.ts")).ticketReopen,
  "ticket snooze": async () => (await import("./ticket/ticket-snooze.ts")).ticketSnooze,
  "ticket tag": async () => (await import("./ticket/ticket-tag.ts")).ticketTag,
  "workspace add": async () => (await import("./people/workspace-add.ts")).workspaceAdd,
  "workspace list": async () => (await import("./people/workspace-list.ts")).workspaceList,
  "workspace remove": async () => (await import("./people/workspace-remove.ts")).workspaceRemove,
  "workspace set": async () => (await import("./people/workspace-set.ts")).workspaceSet,
  health: async () => (await import("./doctor/health.ts")).health,
  "sign-in": async () => (await import("./people/sign-in.ts")).signIn,
};

export function findCommand(name: string): (() => Promise<Command>) | undefined {
  return Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
}
