import { expect, onTestFinished, vi } from "vitest";
import { beginUnpause, freshFolder, unpause } from "../commands/unpause.ts";
import { startMailHost } from "../hosts/mail-host/mail-host.ts";
import { freePort } from "../setup/free-port.ts";
import { itWith } from "../setup/needs.ts";

const SUPPORT = "support@ours.test";
const CUSTOMER = "dora@leads.test";

type Row = { number: number; subject: string; state: string };

itWith(
  "Postfix and Dovecot",
  "a mail to the operator's support inbox is a ticket and acknowledged once, and a kill loses and repeats nothing",
  async () => {
    await using host = await startMailHost({ filesSent: true });
    await host.addMailbox(SUPPORT, "right");
    const DATA_DIR = freshFolder();
    const env = {
      DATA_DIR,
      PORT: `${await freePort()}`,
      NODE_EXTRA_CA_CERTS: host.certificate.caFile,
      OUTBOUND_ALLOW: `localhost:${host.imap.tlsPort}, localhost:${host.smtp.tlsPort}`,
      SUPPORT_ADDRESS: SUPPORT,
      SUPPORT_IMAP_URL: `imaps://${encodeURIComponent(SUPPORT)}:right@localhost:${host.imap.tlsPort}`,
      SUPPORT_SMTP_URL: `smtps://localhost:${host.smtp.tlsPort}`,
    };
    const tickets = async () =>
      (await unpause(["ticket", "list", "--state", "all", "--json"], { env })).lines as Row[];
    const write = (id: string, subject: string, more = "") =>
      host.deliver(
        `From: Dora <${CUSTOMER}>\r\nTo: ${SUPPORT}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@leads.test>\r\n${more}\r\nMy campaign is still paused.\r\n`,
        { to: SUPPORT, from: CUSTOMER },
      );
    const soon = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 60_000, interval: 500 });

    let product = beginUnpause(["start"], env);
    onTestFinished(() => product.kill());
    await product.line();
    await write("one", "Still paused");
    await soon(async () => expect(await tickets()).toHaveLength(1));

    // Killed while it sends, a letter is never repeated: this one has arrived.
    await soon(async () => expect(await host.messagesToLeads()).toHaveLength(1));
    await product.kill();
    await write("two", "Re: Still paused", "In-Reply-To: <one@leads.test>\r\n");
    await write("three", "Another thing");
    product = beginUnpause(["start"], env);
    await product.line();
    await soon(async () => expect(await tickets()).toHaveLength(2));
    const rows = await tickets();
    expect(rows.map(({ subject }) => subject).toSorted()).toEqual(["Another thing", "Still paused"]);
    const first = rows.find(({ subject }) => subject === "Still paused");
    const shown = await unpause(["ticket", "show", `${first?.number}`, "--json"], { env });
    expect(
      JSON.stringify(shown.lines).match(/My campaign is still paused\./g)?.length,
    ).toBeGreaterThanOrEqual(2);

    // The customer is not verified, so their further tickets of the day get no letter.
    await host.settled();
    expect(await host.messagesToLeads()).toHaveLength(1);
    expect(await product.stop()).toBe(0);
  },
  240_000,
);
