import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { finishCampaigns } from "../src/core/campaign/finish-campaigns.ts";
import { suppressByHand } from "../src/core/suppression/suppress-by-hand.ts";
import { keepSandbox } from "../src/keep-sandbox.ts";
import { openLog } from "../src/log.ts";
import { openProduct } from "../src/open-product.ts";
import { openSandbox } from "../src/open-sandbox.ts";
import { makeLeads, NAMED_LEADS, namedAs } from "../src/sandbox/sandbox-leads.ts";

it("the sandbox's people are never used up: those after the first thousand have a number, and behave as their namesakes", () => {
  const many = makeLeads(3 * NAMED_LEADS).map(({ email }) => email);
  expect(new Set(many).size).toEqual(3 * NAMED_LEADS);
  const [first] = makeLeads(1);
  const [again] = makeLeads(1, NAMED_LEADS);
  expect(again).toEqual({ ...first, email: "ada.almeida.1@leads.sandbox.test" });
  expect(namedAs("Ada.Almeida.1@leads.sandbox.test")).toEqual(first?.email);
});

async function openKept() {
  await using opening = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "unpause-sandbox-"));
  opening.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const product = await openProduct(readConfig({ DATA_DIR: dataDir }), openLog("silent"));
  if (product.kind === "refused") throw new Error(product.why);
  const { ctx } = opening.use(product);
  const begun = await openSandbox(product, dataDir);
  const provider = begun.kind === "open" ? begun.provider : null;
  if (provider === null) throw new Error("no sandbox");
  opening.defer(() => provider.close());
  const sandbox = opening.use(keepSandbox(ctx, provider));
  const workspace = await ctx.store.members.firstWorkspace();
  const [you] = await ctx.store.members.list(workspace?.id ?? "");
  if (you === undefined) throw new Error("nobody is here");
  const opened = opening.move();
  return {
    ctx,
    provider,
    sandbox,
    you,
    /** Name, state, and leads that wait for their first mail. */
    async campaigns() {
      const slice = { skip: 0, take: 10 };
      const { rows } = await ctx.store.views.campaigns.list(you.workspaceId, slice, ctx.clock.now());
      return rows.map(({ name, state, leads }) => [name, state.kind, leads.waiting]).toSorted();
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

const LONG = { timeout: 180_000 };

it("started anew, everything at its provider is mended and each campaign has new leads", LONG, async () => {
  await using kept = await openKept();
  const { provider, sandbox, you, campaigns } = kept;
  provider.breaks.throttle(true);
  provider.breaks.setSmtpAuth("brightside.test", false);
  await provider.breaks.goDown();
  await sandbox.startAnew(you.id);
  expect(provider.broken()).toEqual({
    smtpAuthOff: [],
    quotaSpent: [],
    throttled: false,
    cutAfterData: false,
    refusesAsSpam: false,
    down: false,
  });
  expect(await campaigns()).toEqual([
    ["Spring introduction", "running", 160],
    ["Workshop in June", "running", 120],
  ]);
});

it(
  "started anew where its campaigns have ended, each has a next round with people who never had one",
  LONG,
  async () => {
    await using kept = await openKept();
    const { ctx, sandbox, you, campaigns } = kept;
    /** Nobody is left to write to. */
    const end = async (leads: number) => {
      const emails = makeLeads(leads).map(({ email }) => email);
      await suppressByHand(ctx, you, { emails, note: "" });
      await finishCampaigns(ctx);
    };
    await end(200);
    const ended = [
      ["Spring introduction", "finished", 0],
      ["Workshop in June", "finished", 0],
    ];
    expect(await campaigns()).toEqual(ended);

    await sandbox.startAnew(you.id);
    expect(await campaigns()).toEqual([
      ["Spring introduction, round 2", "running", 40],
      ended[0],
      ["Workshop in June, round 2", "running", 40],
      ended[1],
    ]);
    await end(280);
    await sandbox.startAnew(you.id);
    await sandbox.startAnew(you.id);
    expect((await campaigns()).filter(([, state]) => state === "running")).toEqual([
      ["Spring introduction, round 3", "running", 80],
      ["Workshop in June, round 3", "running", 80],
    ]);
  },
);
