import { expect, it } from "vitest";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { addMailbox } from "../../../src/core/setup/add-mailbox.ts";
import { openGuard } from "../../../src/io/outbound/guard.ts";
import type { Outbound } from "../../../src/io/outbound/outbound.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";

/** An operator who lists nothing. */
const NOTHING: Outbound = {
  guard: openGuard({ allow: [], plaintext: [] }),
  tokenHosts: { google: [], microsoft: [] },
};

onPglite((database) => {
  it.each(["127.0.0.1", "0x7f.1", "localhost", "169.254.169.254", "10.0.0.1", "::1"])(
    "a mailbox at %s is not added, and its owner is told the variable",
    async (host) => {
      await using world = await openWorld(database(), [], [], undefined, NOTHING);
      const { ctx, workspaceId, members } = world;
      const server = { host, port: 993, security: "none" } as const;
      const address = "new@ours.test";
      const result = await addMailbox(ctx, {
        workspaceId,
        memberId: members.ben,
        ownerId: members.ben,
        address,
        secret: "secret",
        server: { userName: address, smtp: server, imap: server },
      });
      const why = {
        sentence: `Unpause may not connect to ${host}, port 993, unless its operator lists it in OUTBOUND_ALLOW.`,
        said: null,
      };
      expect(result).toMatchObject({ kind: "not-proven", smtp: why, imap: why });
    },
  );

  it("a connected mailbox whose server is no longer allowed waits for the operator, and nobody is asked to reconnect", async () => {
    await using world = await openWorld(database(), ["sales@ours.test"], [], undefined, NOTHING);
    const { ctx, mailboxId, provider } = world;
    await probeNow(ctx, mailboxId);
    const mailbox = await ctx.store.mailboxes.get(mailboxId);
    expect(mailbox?.state).toMatchObject({ kind: "held", cause: "app_misconfigured", host: null });
    expect(await ctx.store.disconnections.openOf(mailboxId)).toBeNull();
    const incidentId = await ctx.store.holds.heldIn(mailboxId);
    expect(incidentId === null ? null : await ctx.store.incidents.get(incidentId)).toMatchObject({
      cause: "app_misconfigured",
    });
    const failures = await ctx.store.failures.recent(mailboxId, new Date(0));
    const lines = failures.map(({ diagnosis }) => diagnosis.evidence[0]?.line);
    expect(lines).toContain(
      `Unpause may not connect to 127.0.0.1, port ${provider.smtp.port}, unless its operator lists it in OUTBOUND_ALLOW.`,
    );
  });
});
