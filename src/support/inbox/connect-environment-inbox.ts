import { commit } from "../../core/commit.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { MailServer } from "../../core/mailbox/server.ts";
import { explainProof } from "../../core/setup/explain-proof.ts";
import { keepMailbox } from "../../core/setup/keep-mailbox.ts";
import type { SupportContext } from "../support-rooms.ts";
import type { EnvironmentInbox } from "./environment-inbox.ts";
import { turnIntoInbox } from "./use-as-inbox.ts";

export type EnvironmentOutcome =
  | { kind: "connected" }
  /** It is signed in with the new values. */
  | { kind: "reconnected" }
  /** The values are those of the last time. The stored credential stays, which may be newer. */
  | { kind: "unchanged" }
  | { kind: "no-workspace" }
  | { kind: "sign-in-awaited" }
  | { kind: "in-use" }
  | { kind: "not-proven"; why: string };

type SignIn = NonNullable<EnvironmentInbox["signIn"]>;

/** Makes the support inbox of the environment, or signs it in anew where the environment has changed. Idempotent. */
export async function connectEnvironmentInbox(
  ctx: SupportContext,
  inbox: EnvironmentInbox,
): Promise<EnvironmentOutcome> {
  const workspaceId = await workspaceOf(ctx, inbox.workspace);
  if (workspaceId === null) return { kind: "no-workspace" };
  const environment = ctx.signing.hash("support-environment", inbox.hash);
  const mailbox = await ctx.store.mailboxes.byAddress(workspaceId, inbox.address);
  const known = mailbox && (await ctx.store.supportInboxes.get(mailbox.id));
  if (known?.environment === environment) return { kind: "unchanged" };
  if (inbox.signIn === null) {
    if (mailbox === null) return { kind: "sign-in-awaited" };
    return own(ctx, mailbox, environment, "connected");
  }
  if (mailbox === null) return connect(ctx, { ...inbox, signIn: inbox.signIn, workspaceId, environment });
  return signInAnew(ctx, mailbox, inbox.signIn, environment);
}

async function workspaceOf({ store }: SupportContext, wanted: string | null): Promise<string | null> {
  if (wanted === null) return (await store.members.firstWorkspace())?.id ?? null;
  const all = await store.members.workspaces();
  const found = all.find(({ id }) => id === wanted) ?? all.find(({ name }) => name === wanted);
  return found?.id ?? null;
}

/** Makes it the operator's. A mailbox of a campaign stays what it is. */
async function own(
  ctx: SupportContext,
  { id: mailboxId, workspaceId }: Mailbox,
  environment: string,
  kind: "connected" | "reconnected",
): Promise<EnvironmentOutcome> {
  const made = { operators: true, environment };
  if (await turnIntoInbox(ctx, { mailboxId, workspaceId, memberId: null }, made)) return { kind };
  if ((await ctx.store.supportInboxes.get(mailboxId)) === null) return { kind: "in-use" };
  await ctx.store.supportInboxes.saveEnvironment(mailboxId, environment);
  return { kind };
}

type Wanted = EnvironmentInbox & { signIn: SignIn; workspaceId: string; environment: string };

async function connect(ctx: SupportContext, wanted: Wanted): Promise<EnvironmentOutcome> {
  const { address, signIn, workspaceId, environment } = wanted;
  const [owner] = (await ctx.store.members.list(workspaceId)).filter(({ role }) => role === "admin");
  if (owner === undefined) return { kind: "no-workspace" };
  const proof = await prove(ctx, { mailboxId: `new ${address}`, address }, signIn);
  if ("why" in proof) return { kind: "not-proven", why: proof.why };
  const { server, password } = signIn;
  const found = { provider: "generic", server, filesSentMs: null };
  const kept = await keepMailbox(
    ctx,
    {
      workspaceId,
      memberId: null,
      ownerId: owner.id,
      address,
      senderName: SENDER_NAME,
      server,
      signIn: "password",
      folders: proof.folders,
    },
    found,
    (id) => ({ ...ctx.secrets.seal(password, id), refreshAt: null }),
  );
  const mailbox = await ctx.store.mailboxes.byAddress(workspaceId, address);
  if (kept.kind === "already-there" || mailbox === null) return { kind: "in-use" };
  return own(ctx, mailbox, environment, "connected");
}

/** People see it in the From of acknowledgements and answers. */
const SENDER_NAME = "Support";

async function signInAnew(
  ctx: SupportContext,
  mailbox: Mailbox,
  signIn: SignIn,
  environment: string,
): Promise<EnvironmentOutcome> {
  const { id, workspaceId, address } = mailbox;
  if (mailbox.purpose === "outreach") {
    const owned = await own(ctx, mailbox, environment, "connected");
    if (owned.kind === "in-use") return owned;
  }
  const proof = await prove(ctx, { mailboxId: id, address }, signIn);
  if ("why" in proof) return { kind: "not-proven", why: proof.why };
  const at = ctx.clock.now();
  const sealed = ctx.secrets.seal(signIn.password, id);
  const lost = await ctx.store.disconnections.openOf(id);
  await commit(ctx, workspaceId, async (tx) => {
    if (lost !== null && (await tx.disconnections.keepOpen(lost.id))) {
      const account = { subject: null, tenant: null, memberId: null };
      const { server } = signIn;
      const proven = { workspaceId, mailboxId: id, disconnectionId: lost.id, sealed, server, ...account };
      const reconnectId = await tx.reconnects.start({ ...proven, folders: proof.folders, startedAt: at });
      if (reconnectId !== null) tx.wake("finish-reconnect", reconnectId);
    } else {
      const after = (await tx.credentials.get(id))?.version ?? 0;
      await tx.credentials.store(id, workspaceId, { ...sealed, refreshAt: null }, { after, at });
      await tx.mailboxes.saveServer(id, signIn.server, proof.folders);
      await tx.holds.release(id);
      await tx.history.add(workspaceId, { kind: "mailbox-renewed", mailboxId: id, at });
      tx.wake("read-inbox", id);
    }
    await tx.supportInboxes.saveEnvironment(id, environment);
  });
  await ctx.mail.release(id);
  return { kind: "reconnected" };
}

async function prove(
  ctx: SupportContext,
  at: { mailboxId: string; address: string },
  { server, password }: SignIn,
): Promise<{ folders: Awaited<ReturnType<SupportContext["mail"]["prove"]>>["folders"] } | { why: string }> {
  const secret = { kind: "password" as const, password };
  const proof = await ctx.mail.prove({ ...server, ...at, senderName: SENDER_NAME, secret });
  if (proof.smtp.kind === "proven" && proof.imap.kind === "proven") return { folders: proof.folders };
  const { smtp, imap }: MailServer = server;
  const subject = { smtp, imap, provider: "generic", signIn: "password" as const, appPasswordPage: null };
  const why = explainProof(proof, { ...subject, known: false });
  const sentences = [why.imap, why.smtp].flatMap((each) => each?.sentence ?? []);
  return { why: [...new Set(sentences)].join(" ") };
}
