import { type ImapSide, openImap } from "./imap-side.ts";
import type { MailStore } from "./mail-store.ts";
import type { MailboxAddress } from "./mailbox-spec.ts";
import { type Correspondents, openSmtp, type SmtpSide } from "./smtp-side.ts";

/** The provider's two ports, which go down and come back together. */
export type Listeners = {
  smtpPort: number;
  imapPort: number;
  isUp(): boolean;
  /** Ends the open sessions of some mailboxes. */
  drop(over: "smtp" | "both", which: (address: MailboxAddress) => boolean): void;
  goDown(): Promise<void>;
  /** On the same ports as before. */
  comeBack(): Promise<void>;
};

type Sides = { smtp: SmtpSide; imap: ImapSide };

/** @param at - port 0 takes a free one. @throws when a given port is taken */
export async function openListeners(
  store: MailStore,
  correspondents: Correspondents,
  at: { host: string; smtpPort: number; imapPort: number },
): Promise<Listeners> {
  const open = async (smtpPort: number, imapPort: number): Promise<Sides> => {
    const smtp = await openSmtp(store, correspondents, { host: at.host, port: smtpPort });
    try {
      return { smtp, imap: await openImap(store, { host: at.host, port: imapPort }) };
    } catch (error) {
      await smtp.close();
      throw error;
    }
  };

  const first = await open(at.smtpPort, at.imapPort);
  const smtpPort = first.smtp.port;
  const imapPort = first.imap.port;
  let sides: Sides | null = first;

  // Down and up wait for each other: the ports are free only once the last listener has closed.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work, work);
    return turn;
  };

  return {
    smtpPort,
    imapPort,
    isUp: () => sides !== null,
    drop: (over, which) => {
      sides?.smtp.drop(which);
      if (over === "both") sides?.imap.drop(which);
    },
    goDown: () =>
      inTurn(async () => {
        const up = sides;
        sides = null;
        await Promise.all([up?.smtp.close(), up?.imap.close()]);
      }),
    comeBack: () =>
      inTurn(async () => {
        sides ??= await open(smtpPort, imapPort);
      }),
  };
}
