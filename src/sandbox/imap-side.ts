import type { AddressInfo, Socket } from "node:net";
import hoodiecrow from "hoodiecrow-imap";
import { acceptLogins } from "./imap-login.ts";
import type { MailStore } from "./mail-store.ts";
import type { MailboxAddress } from "./mailbox-spec.ts";

export type ImapSide = {
  port: number;
  /** Ends the sessions of the mailboxes for which `which` says yes. */
  drop(which: (address: MailboxAddress) => boolean): void;
  close(): Promise<void>;
};

/** @param port - 0 takes a free one */
export async function openImap(store: MailStore, at: { host: string; port: number }): Promise<ImapSide> {
  const front = hoodiecrow({ plugins: ["ID", "SASL-IR", "LITERALPLUS"], storage: {} });
  front.setMaxListeners(0); // one for each connection
  const signedIn = new Map<Socket, MailboxAddress | null>();

  front.server.on("connection", (socket) => {
    socket.setNoDelay(true); // an answer is several small writes
    signedIn.set(socket, null);
    socket.on("error", () => {});
    socket.on("close", () => signedIn.delete(socket));
  });
  acceptLogins(front, store, ({ socket }, mailbox) => {
    if (socket) signedIn.set(socket, mailbox.spec.address);
  });

  await new Promise<void>((resolve, reject) => {
    front.server.once("error", reject);
    front.server.listen(at.port, at.host, () => {
      front.server.off("error", reject);
      resolve();
    });
  });

  const drop = (which: (address: MailboxAddress | null) => boolean) => {
    for (const [socket, address] of [...signedIn]) if (which(address)) socket.destroy();
  };
  return {
    port: (front.server.address() as AddressInfo).port,
    drop: (which) => drop((address) => address !== null && which(address)),
    close: async () => {
      const closed = new Promise<void>((resolve) => front.server.close(() => resolve()));
      drop(() => true);
      await closed;
    },
  };
}
