import { beforeEach, expect, it } from "vitest";
import { unsubscribeUrl } from "../../../src/core/lead/unsubscribe-link.ts";
import type { Log } from "../../../src/core/log.ts";
import { optOut } from "../../../src/core/suppression/opt-out.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addCampaign, addEnrolment, addMailbox, addWorkspace, suppressedIn } from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const now = new Date("2026-11-24T12:00:00Z");
const signing = hmacSigning(Buffer.from("a root for tests"));
const silent: Log = { event() {}, fault() {}, child: () => silent };

onEachDatabase((database) => {
  let at: { workspaceId: string; mailboxId: string; campaignId: string };
  let lea: string;
  beforeEach(async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId);
    at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId) };
    lea = await addEnrolment(prisma, at, { email: "lea@leads.test" });
  });
  const tokenOf = (enrolmentId: string) =>
    decodeURIComponent(unsubscribeUrl("", enrolmentId, signing).replace("/u/", ""));
  const press = (token: string) => {
    const store = openStore(database().prisma);
    return optOut({ ...forCommit, store, clock: { now: () => now }, log: silent, signing }, token);
  };
  const states = () =>
    database().prisma.enrolment.findMany({
      where: { workspaceId: at.workspaceId },
      select: { state: true, stopReason: true },
      orderBy: { id: "asc" },
    });
  const optedOut = { state: "stopped", stopReason: "opted_out" };

  it("ends every campaign of the lead and keeps the address off the next ones, pressed once or twice", async () => {
    const campaignId = await addCampaign(database().prisma, at.workspaceId);
    await addEnrolment(
      database().prisma,
      { ...at, campaignId },
      { email: "lea@leads.test", exclusive: false },
    );
    await addEnrolment(database().prisma, at, { email: "tim@leads.test" });
    const token = tokenOf(lea);
    expect(await press(token)).toEqual({ kind: "opted-out", email: "lea@leads.test" });
    expect(await press(token)).toEqual({ kind: "opted-out", email: "lea@leads.test" });
    expect(await states()).toEqual([optedOut, optedOut, { state: "active", stopReason: null }]);
    const { history, views } = openStore(database().prisma);
    expect(await views.suppressions.get(at.workspaceId, "lea@leads.test")).toMatchObject({
      source: "link",
      campaign: { id: at.campaignId },
      words: null,
    });
    expect(await suppressedIn(database().prisma, at.workspaceId)).toEqual([
      { email: "lea@leads.test", reason: "opted_out" },
    ]);
    expect((await history.recent(at.workspaceId, 10)).map((event) => event.kind)).toEqual([
      "opted-out",
      "opted-out",
      "suppression-added",
    ]);
  });

  it("is honoured long after the sequence came to its end", async () => {
    await database().prisma.enrolment.update({ where: { id: lea }, data: { state: "finished" } });
    expect(await press(tokenOf(lea))).toEqual({ kind: "opted-out", email: "lea@leads.test" });
    expect(await states()).toEqual([optedOut]);
  });

  it.each([
    ["a made-up link", () => `${lea}.AAAA`],
    ["no token", () => ""],
    ["a link of a campaign that was deleted", () => tokenOf("01935000-0000-7000-8000-000000000000")],
  ])("changes nothing on %s", async (_what, token) => {
    expect(await press(token())).toEqual({ kind: "unknown-link" });
    expect(await states()).toEqual([{ state: "active", stopReason: null }]);
  });
});
