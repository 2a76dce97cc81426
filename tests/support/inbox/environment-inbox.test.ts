import { afterEach, beforeEach, expect, it } from "vitest";
import { loadAlert } from "../../../src/core/alert/load-alert.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import { connectEnvironmentInbox } from "../../../src/support/inbox/connect-environment-inbox.ts";
import type { EnvironmentInbox } from "../../../src/support/inbox/environment-inbox.ts";
import { useAsInbox } from "../../../src/support/inbox/use-as-inbox.ts";
import { aMailbox, MONDAY, openWorld, type World } from "../../core/world.ts";
import { isSecret } from "../../hosts/sent-secrets.ts";
import { onPglite } from "../../setup/each-database.ts";
import { addCampaign } from "../../setup/rows.ts";

const ADDRESS = "support@ours.test";

onPglite((database) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(database(), [], [ADDRESS], "right");
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const environment = (password: string | null, more: Partial<EnvironmentInbox> = {}): EnvironmentInbox => {
    const { userName, smtp, imap } = aMailbox(world, ADDRESS);
    const signIn = password === null ? null : { server: { userName, smtp, imap }, password };
    return { address: ADDRESS, signIn, workspace: world.workspaceId, hash: `of ${password}`, ...more };
  };
  const connect = (inbox: EnvironmentInbox) => connectEnvironmentInbox(world.ctx, inbox);
  const mailbox = async () => world.ctx.store.mailboxes.byAddress(world.workspaceId, ADDRESS);
  const passwordOf = async (id = "") => {
    const stored = await world.ctx.store.credentials.get(id);
    return stored && world.ctx.secrets.open(stored, id);
  };

  it("makes one inbox of an environment, which is the operator's, and has it read", async () => {
    expect(await connect(environment("right"))).toEqual({ kind: "connected" });
    const made = await mailbox();
    expect(made).toMatchObject({ purpose: "support", ownerId: world.members.ann });
    expect(await world.ctx.store.supportInboxes.get(made?.id ?? "")).toMatchObject({ operators: true });
    expect(world.woken).toContainEqual({ kind: "read-inbox", id: made?.id });
    expect(await connect(environment("right"))).toEqual({ kind: "unchanged" });
  });

  it("lets a newer credential stand where the environment has not changed, and signs in anew where it has", async () => {
    await connect(environment("right"));
    const { id } = (await mailbox()) ?? {};
    const sealed = { ...world.ctx.secrets.seal("newer", id ?? ""), refreshAt: null };
    await world.ctx.store.credentials.renew(id ?? "", sealed, { after: 1, at: MONDAY });
    await connect(environment("right"));
    expect(await passwordOf(id)).toBe("newer");

    const changed = world.provider.breaks.changePassword(ADDRESS);
    isSecret(changed);
    expect(await connect(environment("wrong"))).toMatchObject({ kind: "not-proven" });
    expect(await passwordOf(id)).toBe("newer");
    expect(await connect(environment(changed))).toEqual({ kind: "reconnected" });
    expect(await passwordOf(id)).toBe(changed);
  });

  it("tells the operator of the loss of their inbox, which a changed environment ends", async () => {
    await connect(environment("right"));
    const lost = await mailbox();
    if (lost === null) throw new Error("There is no inbox.");
    const diagnosis = diagnose({
      provider: "generic",
      protocol: "imap",
      credential: "password",
      error: "535",
    });
    const done = await disconnectMailbox(world.ctx, { mailbox: lost, diagnosis, at: MONDAY });
    const incidentId = done.kind === "disconnected" ? done.incidentId : "";
    expect(await world.ctx.store.incidentMailboxes.supportInboxes(incidentId)).toEqual({
      are: "all",
      operators: true,
    });
    const view = await loadAlert(world.ctx, incidentId);
    expect(view?.text).toContain("mail to support waits there, and becomes tickets once it is read again.");
    expect(view?.facts.map(({ label }) => label)).toEqual(["Who can fix it", "Since"]);
    expect(view?.facts[0]?.value).toBe(
      "Whoever runs this Unpause, in whose settings it is; else Ann (owner)",
    );
    const changed = world.provider.breaks.changePassword(ADDRESS);
    isSecret(changed);
    expect(await connect(environment(changed))).toEqual({ kind: "reconnected" });
    expect(world.woken).toContainEqual(expect.objectContaining({ kind: "finish-reconnect" }));
  });

  it("waits for the workspace, and for the sign-in where the address is all that is set", async () => {
    expect(await connect(environment("right", { workspace: "Nobody's" }))).toEqual({ kind: "no-workspace" });
    expect(await connect(environment(null))).toEqual({ kind: "sign-in-awaited" });
    await world.ctx.store.mailboxes.add(aMailbox(world, ADDRESS), MONDAY);
    expect(await connect(environment(null))).toEqual({ kind: "connected" });
    expect(await mailbox()).toMatchObject({ purpose: "support" });
  });

  it("leaves a mailbox to its campaigns", async () => {
    const mailboxId = (await world.ctx.store.mailboxes.add(aMailbox(world, ADDRESS), MONDAY)) ?? "";
    const campaignId = await addCampaign(world.prisma, world.workspaceId);
    await world.prisma.campaignMailbox.create({ data: { campaignId, mailboxId } });
    expect(await connect(environment(null))).toEqual({ kind: "in-use" });
    expect(await connect(environment("right"))).toEqual({ kind: "in-use" });
    expect(await mailbox()).toMatchObject({ purpose: "outreach" });
  });

  it("lets an admin make a mailbox a support inbox, once, and nobody else", async () => {
    const id = (await world.ctx.store.mailboxes.add(aMailbox(world, ADDRESS), MONDAY)) ?? "";
    const [ann, ben] = await Promise.all(
      [world.members.ann, world.members.ben].map((each) => world.ctx.store.members.get(each)),
    );
    if (!ann || !ben) throw new Error("They are no members.");
    expect(await useAsInbox(world.ctx, ben, id)).toEqual({ kind: "not-entitled" });
    expect(await useAsInbox(world.ctx, ann, id)).toEqual({ kind: "support-inbox" });
    expect(await useAsInbox(world.ctx, ann, id)).toEqual({ kind: "in-use", address: ADDRESS });
    expect(
      await world.prisma.auditRow.count({
        where: { kind: "support-inbox-added", workspaceId: world.workspaceId },
      }),
    ).toBe(1);
  });
});
