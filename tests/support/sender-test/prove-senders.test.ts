import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { type MailHost, startMailHost } from "../../hosts/mail-host/mail-host.ts";
import { type Relay, startRelay } from "../../hosts/relay.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { aProvingInbox } from "./a-proving-inbox.ts";

const MX = "mx.ours.test";
const CHECKS = { authserv: MX, spfPasses: ["operator.test", "acme.test"] };
const WEEK_MS = 7 * 24 * 60 * 60_000;

describeWith("Postfix and Dovecot", "a support inbox whose server checks senders", () => {
  let host: MailHost;
  let relay: Relay;
  let count = 0;
  beforeAll(async () => {
    host = await startMailHost({ filesSent: true, senderChecks: CHECKS });
    host.trust();
    relay = await startRelay(host.certificate, { "ours.test": host.incomingPort });
  });
  afterAll(async () => {
    await relay[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
  });

  onPglite((database) => {
    beforeEach(() => {
      host.checkSenders(CHECKS);
      relay.others.length = 0;
      relay.stripsAll = false;
    });

    const open = (by: Relay | null = relay) =>
      aProvingInbox(database(), host, `support${++count}@ours.test`, by);
    const aMail = (from: string, more = "") =>
      `${more}From: ${from}\r\nSubject: Help\r\nMessage-ID: <${++count}@acme.test>\r\n\r\nsales@ours.test is lost.\r\n`;
    const FORGED = `Authentication-Results: ${MX}; dmarc=pass header.from=acme.test\r\n`;

    it("is proven by a test mail, and then a member's mail joins their incident and the reconnect letter leaves", async () => {
      await using inbox = await open();
      await inbox.prove();
      expect(await inbox.test()).toMatchObject({ result: "proven", authserv: MX, testId: null });
      expect(await inbox.proof()).toBe(MX);
      expect(await inbox.tickets()).toEqual([]);
      expect(await inbox.prisma.supportMail.count({ where: { understoodAt: null } })).toBe(0);

      const { incidentId } = await lose(inbox);
      await inbox.take(aMail("Ben <ben@acme.test>"), "ben@acme.test");
      expect(await inbox.tickets()).toMatchObject([
        { verified: true, memberId: inbox.members.ben, incidentId, incident: "joined" },
      ]);
      const letters = relay.others.filter(({ to }) => to === "ben@acme.test");
      expect(letters.map(({ raw }) => raw).join("")).toContain("/reconnect/");
    });

    it("verifies nobody by results that a stranger forged", async () => {
      await using inbox = await open();
      await inbox.prove();
      await lose(inbox);
      for (const more of [FORGED, FORGED.replace(MX, MX.toUpperCase()), FORGED.replace(MX, `"${MX}"`)])
        await inbox.take(aMail("Ben <ben@acme.test>", more), "eve@evil.test");
      const tickets = await inbox.tickets();
      expect(tickets.length).toBeGreaterThan(0);
      for (const ticket of tickets) expect(ticket).toMatchObject({ verified: false, memberId: null });
      expect(tickets.map(({ incident }) => incident)).not.toContain("joined");
      expect(relay.others.filter(({ to }) => to === "ben@acme.test")).toEqual([]);
    });

    it("verifies nobody where its server leaves what others write in its name", async () => {
      host.checkSenders({ ...CHECKS, strips: "none" });
      await using inbox = await open();
      await inbox.prove();
      expect(await inbox.test()).toMatchObject({ result: "strips-nothing", authserv: MX });
      await inbox.take(aMail("Ben <ben@acme.test>"), "ben@acme.test");
      expect(await inbox.tickets()).toMatchObject([{ verified: false, memberId: null }]);
    });

    it("verifies nobody where its server writes no results", async () => {
      host.checkSenders({ ...CHECKS, authserv: null });
      await using inbox = await open();
      await inbox.prove();
      expect(await inbox.test()).toMatchObject({ result: "writes-none", authserv: null });
      await inbox.take(aMail("Ben <ben@acme.test>", FORGED), "ben@acme.test");
      expect(await inbox.tickets()).toMatchObject([{ verified: false }]);
    });

    it("is proven where no planted header is left, but believes only what stands above the sender's", async () => {
      relay.stripsAll = true;
      host.checkSenders({ ...CHECKS, strips: "none" });
      await using inbox = await open();
      await inbox.prove();
      expect(await inbox.test()).toMatchObject({ result: "proven" });
      await inbox.take(aMail("Ben <ben@acme.test>"), "ben@acme.test");
      // The server does not even contradict it.
      host.checkSenders({ ...CHECKS, authserv: null, strips: "none" });
      await inbox.take(aMail("Ben <ben@acme.test>", FORGED), "eve@evil.test");
      expect((await inbox.tickets()).map(({ verified }) => verified)).toEqual([true, false]);
    });

    it("is not proven by a mail that its own server took from us", async () => {
      await using inbox = await open(null);
      await inbox.prove();
      expect(await inbox.test()).toMatchObject({ result: "came-from-inside" });
      expect(await inbox.proof()).toBeNull();
      expect(await inbox.tickets()).toEqual([]);
    });

    it("loses its proof as soon as a later test fails, and has it again when one succeeds", async () => {
      await using inbox = await open();
      await inbox.prove();
      host.checkSenders({ ...CHECKS, strips: "none" });
      inbox.clock.time = new Date(inbox.clock.time.getTime() + WEEK_MS);
      await inbox.prove();
      expect(await inbox.proof()).toBeNull();
      host.checkSenders(CHECKS);
      inbox.clock.time = new Date(inbox.clock.time.getTime() + WEEK_MS);
      await inbox.prove();
      expect(await inbox.proof()).toBe(MX);
      const kinds = (await inbox.ctx.store.history.ofMailbox(inbox.inbox, 10)).map(({ kind }) => kind);
      expect(kinds).toEqual(["sender-checks-proven", "sender-checks-lost", "sender-checks-proven"]);
    });
  });
});
