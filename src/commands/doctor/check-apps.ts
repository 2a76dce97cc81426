import type { Config } from "../../config.ts";
import { diagnose } from "../../core/diagnosis/diagnose.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import type { OAuthProvider, OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import { googleProvider } from "../../io/oauth/google.ts";
import { microsoftProvider } from "../../io/oauth/microsoft.ts";

/** RFC 6749 §5.2: what is said of the app itself. */
const NOT_KNOWN = ["invalid_client", "unauthorized_client"];

/** Whether the providers know the apps that mailboxes are signed in by, and where they are to send people back to. */
export async function checkApps({
  google,
  microsoft,
  publicUrl,
}: Pick<Config, "google" | "microsoft" | "publicUrl">): Promise<Check[]> {
  const at = (name: OAuthProviderName) => `${publicUrl}/oauth/${name}/callback`;
  return Promise.all([
    ...(google ? [checkApp("google", googleProvider(google, at("google")), at("google"))] : []),
    ...(microsoft
      ? [checkApp("microsoft", microsoftProvider(microsoft, at("microsoft")), at("microsoft"))]
      : []),
  ]);
}

/** A made-up refresh token is refused by every provider; one that does not know the app says that first. */
async function checkApp(name: OAuthProviderName, provider: OAuthProvider, callback: string): Promise<Check> {
  const answer = await provider.refresh("a refresh token that nobody has issued");
  if (answer.kind === "failed") {
    const { error } = answer;
    const { cause, evidence } = diagnose({ provider: name, protocol: "oauth", credential: "oauth", error });
    const said = evidence[0]?.line ?? "";
    if (NOT_KNOWN.some((code) => Object.values(error ?? {}).includes(code))) {
      const upper = name.toUpperCase();
      return wrong(
        name,
        `${provider.title} does not know the app (${said}).`,
        `Copy ${upper}_CLIENT_ID and ${upper}_CLIENT_SECRET again from the app's page: docs/sign-in.md.`,
      );
    }
    if (["network", "provider_outage", "rate_limited"].includes(cause)) {
      return wrong(name, `${provider.title} cannot be asked (${said}).`, "Try again in a few minutes.");
    }
  }
  return fine(
    name,
    `${provider.title} knows the app. Its page must have this address to come back to: ${callback}`,
  );
}
