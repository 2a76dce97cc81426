import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openProduct } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { keepSandbox } from "../src/keep-sandbox.ts";
import { openLog } from "../src/log.ts";
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

it("started anew, everything at its provider is mended and each campaign has new leads", {
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
  if (provider === null) throw new Error("no sandbox");
  cleanUp.defer(() => provider.close());
  const sandbox = cleanUp.use(keepSandbox(ctx, provider));
  const workspace = await ctx.store.members.firstWorkspace();
  const [you] = await ctx.store.members.list(workspace?.id ?? "");
  const campaigns = async () => {
    const slice = { skip: 0, take: 10 };
    const { rows } = await ctx.store.views.campaigns(workspace?.id ?? "", slice, ctx.clock.now());
    return rows.map(({ name, state, leads }) => [name, state.kind, leads.waiting]).toSorted();
  };

  provider.breaks.throttle(true);
  provider.breaks.setSmtpAuth("brightside.test", false);
  await provider.breaks.goDown();
  await sandbox.startAnew(you?.id ?? "");
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
