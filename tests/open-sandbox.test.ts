import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { openMailbox } from "../src/core/disconnection/open-mailbox.ts";
import { openLog } from "../src/log.ts";
import { openProduct } from "../src/open-product.ts";
import { openSandbox } from "../src/open-sandbox.ts";
import { readInbox } from "../src/support/inbox/read-inbox.ts";
import { understandMail } from "../src/support/intake/understand-mail.ts";

it("the sandbox's mailboxes work as they move in, with the folders that their provider has", {
  timeout: 180_000,
}, async () => {
  await using cleanUp = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "unpause-sandbox-"));
  cleanUp.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const product = await openProduct(readConfig({ DATA_DIR: dataDir }), openLog("silent"));
  if (product.kind === "refused") throw new Error(product.why);
  const { ctx } = cleanUp.use(product);
  const opened = await openSandbox(product, dataDir);
  const provider = opened.kind === "open" ? opened.provider : null;
  cleanUp.defer(async () => provider?.close());

  const workspace = await ctx.store.members.firstWorkspace();
  const mailboxes = await ctx.store.mailboxes.list(workspace?.id ?? "");
  const proven = await Promise.all(
    mailboxes.map(async (mailbox) => {
      const access = await openMailbox(ctx, mailbox, { probe: false });
      return { address: mailbox.address, ...(access && (await ctx.mail.prove(access))) };
    }),
  );
  expect(proven).toEqual(
    mailboxes.map(({ address, folders }) => ({
      address,
      smtp: { kind: "proven" },
      imap: { kind: "proven" },
      folders,
    })),
  );

  // People have written to its support inbox, and the product reads that as it reads every other.
  const support = mailboxes.find(({ purpose }) => purpose === "support");
  await readInbox(ctx, support?.id ?? "");
  await understandMail(ctx, support?.id ?? "");
  const all = {
    state: null,
    assignee: null,
    inboxId: null,
    priority: null,
    tag: null,
    customer: null,
    search: "",
  };
  const { rows } = await ctx.store.ticketViews.list(workspace?.id ?? "", all, { skip: 0, take: 10 });
  expect(rows.map(({ subject, state }) => [subject, state]).toSorted()).toEqual([
    ["Can we pay by invoice?", "waiting"],
    ["Fwd: Who wrote to me?", "new"],
    ["Les réponses n'arrivent plus", "new"],
    ["My campaign is still paused", "new"],
    ["You have won", "new"],
  ]);

  // Only they: whoever else names these ports, or another one of this machine, is refused before anything is said.
  const [first] = mailboxes;
  if (first === undefined || provider === null) throw new Error("The sandbox is empty.");
  const access = await openMailbox(ctx, first, { probe: false });
  if (access === null) throw new Error("It has no password.");
  const other = { ...access, address: "mallory@evil.test" };
  const refused = { kind: "failed", error: { code: "EOUTBOUND" } };
  expect(await ctx.mail.prove(other)).toMatchObject({ smtp: refused, imap: refused });
  const elsewhere = { ...access, smtp: { ...access.smtp, port: 1 } };
  expect(await ctx.mail.prove(elsewhere)).toMatchObject({ smtp: refused, imap: { kind: "proven" } });
});

it("the sandbox brings no tickets where the operator has a support inbox of their own", {
  timeout: 180_000,
}, async () => {
  await using cleanUp = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "unpause-sandbox-"));
  cleanUp.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const product = await openProduct(readConfig({ DATA_DIR: dataDir }), openLog("silent"));
  if (product.kind === "refused") throw new Error(product.why);
  const { ctx } = cleanUp.use(product);
  const opened = await openSandbox(product, dataDir, { ownSupport: true });
  cleanUp.defer(async () => (opened.kind === "open" ? opened.provider.close() : undefined));
  const workspace = await ctx.store.members.firstWorkspace();
  const mailboxes = await ctx.store.mailboxes.list(workspace?.id ?? "");
  expect(mailboxes.map(({ purpose }) => purpose)).toEqual(["outreach", "outreach", "outreach"]);
});
