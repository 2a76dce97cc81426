import { expect, it } from "vitest";
import { type CommitContext, commit } from "../../src/core/commit.ts";
import { onEachDatabase } from "../setup/each-database.ts";
import { MONDAY, openWorld, type World } from "./world.ts";

/** A context that tells in which order what happened outside. */
function listened({ ctx }: World, happened: string[]): CommitContext {
  return {
    ...ctx,
    log: { ...ctx.log, event: (name) => void happened.push(name) },
    live: { ...ctx.live, changed: (workspaceId) => void happened.push(`pages of ${workspaceId}`) },
    wake: async (kind, id) => void happened.push(`${kind} ${id}`),
  };
}

const message = { kind: "show-alert", incidentId: "01935000-0000-7000-8000-000000000000" };
const linkMade = ({ workspaceId, members }: World) =>
  ({
    kind: "sign-in-link-made",
    workspaceId,
    memberId: members.ann,
    data: { forId: members.ben },
  }) as const;

onEachDatabase((database) => {
  it("wakes, tells and logs what the work asked for once it has committed, and not before", async () => {
    await using world = await openWorld(database());
    const { workspaceId, mailboxId } = world;
    const happened: string[] = [];
    await commit(listened(world, happened), workspaceId, async (tx) => {
      tx.wake("prove-mailbox", mailboxId);
      await tx.say(workspaceId, "a key", message, MONDAY);
      tx.note(linkMade(world));
      await tx.history.add(workspaceId, { kind: "mailbox-released", mailboxId, at: MONDAY });
      expect(happened).toEqual([]);
    });
    const item = await world.prisma.outboxItem.findFirstOrThrow({ where: { workspaceId } });
    expect(happened).toEqual([
      "security.sign-in-link-made",
      `pages of ${workspaceId}`,
      `prove-mailbox ${mailboxId}`,
      `deliver ${item.id}`,
    ]);
  });

  it("wakes, tells and logs nothing of a transaction that is rolled back, and leaves no message", async () => {
    await using world = await openWorld(database());
    const { workspaceId, mailboxId } = world;
    const happened: string[] = [];
    const rowsBefore = await world.ctx.store.audit.last();
    const undone = commit(listened(world, happened), workspaceId, async (tx) => {
      tx.wake("prove-mailbox", mailboxId);
      await tx.say(workspaceId, "a key", message, MONDAY);
      tx.note(linkMade(world));
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(happened).toEqual([]);
    expect(await world.prisma.outboxItem.count({ where: { workspaceId } })).toBe(0);
    expect(await world.ctx.store.audit.last()).toEqual(rowsBefore);
  });

  it("tells open pages of history alone, and of nothing when the work found nothing to do", async () => {
    await using world = await openWorld(database());
    const { workspaceId, mailboxId } = world;
    const happened: string[] = [];
    const ctx = listened(world, happened);
    await commit(ctx, workspaceId, async (tx) => tx.mailboxes.get(mailboxId));
    await commit(ctx, workspaceId, async (tx) => tx.history.add(workspaceId));
    expect(happened).toEqual([]);
    await commit(ctx, null, async (tx) =>
      tx.history.add(workspaceId, { kind: "mailbox-released", mailboxId, at: MONDAY }),
    );
    expect(happened).toEqual([]);
    await commit(ctx, workspaceId, async (tx) =>
      tx.history.add(workspaceId, { kind: "mailbox-released", mailboxId, at: MONDAY }),
    );
    expect(happened).toEqual([`pages of ${workspaceId}`]);
  });
});
