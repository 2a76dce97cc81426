import { describe, expect, it } from "vitest";
import { adminText } from "../../../../src/core/alert/view/admin-text.ts";
import { adminSteps } from "../../../../src/core/diagnosis/admin-steps.ts";
import { adviceFor } from "../../../../src/core/diagnosis/advice.ts";
import { causeFacts, causes } from "../../../../src/core/diagnosis/cause.ts";
import { diagnose } from "../../../../src/core/diagnosis/diagnose.ts";
import { providerPages } from "../../../../src/core/diagnosis/provider-pages.ts";

const refused = (provider: string, line: string) =>
  diagnose({
    provider,
    protocol: "smtp",
    credential: "password",
    error: Object.assign(new Error(line), { code: "EAUTH", responseCode: 535, response: line }),
  });

const DISABLED =
  "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.";
const LESS_SECURE =
  "535 5.7.8 Username and Password not accepted. Learn more at https://support.google.com/mail/?p=BadCredentials a1-20020a - gsmtp";

describe("the text for an admin", () => {
  it("tells the admin what to do, and does not send them to their admin", () => {
    const text = adminText(refused("microsoft", DISABLED), {
      provider: "microsoft",
      addresses: ["sales@ours.test"],
      total: 1,
    });
    expect(text).toContain(
      "1. Let this mailbox sign in from a mail program (IMAP and SMTP with sign-in): https://",
    );
    expect(text).toContain("It goes on as soon as that is done.");
  });

  it.each(causes)("asks nobody to ask their admin: %s", (cause) => {
    for (const provider of Object.keys(providerPages)) {
      const text = adminText(
        { ...refused(provider, DISABLED), cause },
        { provider, addresses: ["a@ours.test"], total: 3 },
      );
      expect(text).not.toMatch(/your admin|Press Reconnect|operator of Unpause/i);
      expect(text).toContain("a@ours.test and 2 more");
    }
  });

  it.each([
    ["Microsoft", DISABLED, "learn.microsoft.com"],
    ["Google", LESS_SECURE, "support.google.com"],
  ])(
    "has the page of %s also where the servers were given by hand, by the server's own words",
    (_name, line, host) => {
      const [step] = adminSteps("security_policy", "generic", line);
      expect(step).toContain(`https://${host}/`);
      expect(adminSteps("security_policy", "generic", "535 authentication failed").join()).not.toContain(
        "https:",
      );
    },
  );
});

describe("the steps for an owner", () => {
  it("have the provider's page also where the servers were given by hand", () => {
    expect(refused("generic", DISABLED).advice.join(" ")).toContain("https://learn.microsoft.com/");
    expect(refused("generic", "535 5.7.8 Authentication failed").advice.join(" ")).not.toContain("https:");
  });

  it("leave how sure we are to the sentence that says it", () => {
    const hedges = /most often|usually|probably|perhaps|maybe|likely/i;
    for (const cause of causes) {
      expect(causeFacts[cause].meaning).not.toMatch(hedges);
      expect(adviceFor(cause, "generic", causeFacts[cause].actor).join(" ")).not.toMatch(hedges);
    }
  });
});
