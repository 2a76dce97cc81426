import type { SandboxPress } from "./sandbox-controls.ts";

/** A press of the panel in words: its effect, the consequence, and the page that shows it. */
export type SandboxSaid = { did: string; means: string; way: { path: string; label: string } };

/** Leads to the alert, or waits for it. */
export const SANDBOX_ALERT = "/sandbox/alert";

const ALERT = { path: SANDBOX_ALERT, label: "See the alert" };
const MAILBOXES = { path: "/mailboxes", label: "See the mailboxes" };
const CAMPAIGNS = { path: "/campaigns", label: "See the campaigns" };

const NOTICED =
  "Unpause notices with its next send or look, within seconds. Then the alert says why, and what depends on the mailbox pauses.";
const PASSES = "This passes by itself, so nobody is alerted: Unpause holds the mailboxes and tries again.";
const GOES_ON = "Unpause looks at once, and sending goes on within seconds.";

/** @returns null for what is no press of the panel */
export function sandboxSaid({ verb, address, domain, on }: SandboxPress): SandboxSaid | null {
  switch (verb) {
    case "change-password":
      return { did: `The password of ${address} was changed.`, means: NOTICED, way: ALERT };
    case "revoke-app-password":
      return { did: `The app password of ${address} was revoked.`, means: NOTICED, way: ALERT };
    case "smtp-auth":
      return on
        ? { did: `SMTP sign-in was switched off for all of ${domain}.`, means: NOTICED, way: ALERT }
        : { did: `SMTP sign-in was switched on for ${domain}.`, means: GOES_ON, way: ALERT };
    case "throttle":
      return on
        ? { did: "The provider puts everybody off for now.", means: PASSES, way: MAILBOXES }
        : { did: "The provider puts nobody off any more.", means: GOES_ON, way: MAILBOXES };
    case "down":
      return on
        ? { did: "The provider was taken down.", means: PASSES, way: MAILBOXES }
        : { did: "The provider is back.", means: GOES_ON, way: MAILBOXES };
    case "refuse-as-spam":
      return on
        ? {
            did: "The provider refuses every mail as spam.",
            means: "After three refusals in a row a campaign pauses itself, and an alert asks its owner.",
            way: ALERT,
          }
        : {
            did: "The provider takes mails again.",
            means: "A campaign that paused itself goes on when you resume it.",
            way: ALERT,
          };
    case "cut-after-data":
      return on
        ? {
            did: "The line is cut after each mail.",
            means: "Unpause looks in the Sent folder before it sends again: nobody is written to twice.",
            way: CAMPAIGNS,
          }
        : { did: "The line is not cut any more.", means: GOES_ON, way: CAMPAIGNS };
    case "start-anew":
      return {
        did: "The sandbox was started anew.",
        means: "All is mended, lost mailboxes are being reconnected, and each campaign has new leads.",
        way: CAMPAIGNS,
      };
    default:
      return null;
  }
}
