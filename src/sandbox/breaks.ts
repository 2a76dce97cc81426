import { randomBytes } from "node:crypto";
import type { Listeners } from "./listeners.ts";
import { type HeldMailbox, held, type MailStore } from "./mail-store.ts";
import { domainOf, type MailboxAddress } from "./mailbox-spec.ts";

/** Things that go wrong at a provider. All but `cutAfterData`, `refuseAsSpam` and being down survive a restart. */
export type Breaks = {
  /** @returns the new password. The old one is refused from now on, and open sessions end. */
  changePassword(address: MailboxAddress): string;
  /** Ends the app password of an app-password mailbox. @returns the new one that its owner would make. */
  revokeAppPassword(address: MailboxAddress): string;
  /** The switch of a domain's admin. Off refuses SMTP sign-in for all its mailboxes, and IMAP goes on. */
  setSmtpAuth(domain: string, on: boolean): void;
  /** Every SMTP sign-in and mail is put off with a temporary refusal. */
  throttle(on: boolean): void;
  /** Has the mailbox used up what it may send today? */
  quota(address: MailboxAddress, spent: boolean): void;
  /** Accepts and files each mail, then drops the connection without an answer. */
  cutAfterData(on: boolean): void;
  /** Refuses each mail after its text, as spam, for any recipient. */
  refuseAsSpam(on: boolean): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
};

export function breaksOf(store: MailStore, listeners: Listeners): Breaks {
  const setSecret = ({ spec }: HeldMailbox, secret: string) => {
    store.change({ kind: "secret", address: spec.address, secret });
    listeners.drop("both", (address) => address === spec.address);
    return secret;
  };

  return {
    changePassword: (address) => setSecret(held(store, address), newPassword()),
    revokeAppPassword: (address) => {
      const mailbox = held(store, address);
      if (mailbox.spec.kind !== "app_password")
        throw new Error(`${address} signs in without an app password.`);
      return setSecret(mailbox, newAppPassword());
    },
    setSmtpAuth: (domain, on) => {
      store.change({ kind: "smtp-auth", domain: domain.toLowerCase(), on });
      if (!on) listeners.drop("smtp", (address) => domainOf(address) === domain.toLowerCase());
    },
    throttle: (on) => store.change({ kind: "throttle", on }),
    quota: (address, spent) =>
      store.change({ kind: "quota", address: held(store, address).spec.address, spent }),
    cutAfterData: (on) => {
      store.switches.cutAfterData = on;
    },
    refuseAsSpam: (on) => {
      store.switches.refusesAsSpam = on;
    },
    goDown: listeners.goDown,
    comeBack: listeners.comeBack,
  };
}

const newPassword = () => `sandbox-${randomBytes(6).toString("hex")}`;

/** Sixteen letters in four groups, as Google shows them. */
const newAppPassword = () =>
  Array.from({ length: 4 }, () =>
    Array.from(randomBytes(4), (byte) => String.fromCharCode(97 + (byte % 26))).join(""),
  ).join(" ");
