import type { Rule } from "../rule.ts";

/** Unpause itself refused to connect. No server was asked, so no word of the refusal is a server's. */
export const whatWeAllowRules: readonly Rule[] = [
  {
    id: "not-allowed-to-connect",
    says: "EOUTBOUND: OUTBOUND_ALLOW, OUTBOUND_PLAINTEXT or TOKEN_HOSTS does not list the server",
    source:
      "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html",
    when: { unanswered: true, reason: ["eoutbound"] },
    cause: "app_misconfigured",
    confidence: "certain",
    advice: [
      "For the operator of Unpause: list the server in the variable that is named, or change the mailbox's server.",
      "`unpause doctor` says what is allowed, and docs/operations.md how to list more.",
    ],
  },
];
