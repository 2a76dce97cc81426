import { ConfidentialClientApplication } from "@azure/msal-node";
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from "botbuilder";
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  MsalAppCredentials,
  type MsalServiceClientCredentialsFactory,
} from "botframework-connector";
import type { TeamsSettings } from "../teams-config.ts";
import { quietly } from "./quietly.ts";

/** `refused`: the token is none that lets this activity in. `unknown`: Microsoft's keys could not be read. */
export type Checked =
  | { kind: "genuine"; result: AuthenticateRequestResult }
  | { kind: "refused" }
  | { kind: "unknown"; error: unknown };

/** All that is asked of botbuilder. */
export type TeamsSdk = {
  /** Checks the token that came with an activity. */
  check(activity: Activity, authorization: string): Promise<Checked>;
  /** Runs one turn for a checked activity. @returns the answer to an invoke, where the turn gave one */
  turn(
    result: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
  /** Our own token, kept until shortly before its end. @throws where Microsoft's sign-in refuses us, or does not answer */
  token(): Promise<string>;
};

class Adapter extends CloudAdapter {
  turn(
    result: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ) {
    return this.processActivity(result, activity, logic);
  }
}

export function teamsSdk({ appId, appPassword, cloud }: TeamsSettings): TeamsSdk {
  // botbuilder's own MSAL is five versions older, and cannot be told that another cloud's address is known.
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: appPassword,
      authority: cloud.loginUrl,
      knownAuthorities: [new URL(cloud.loginUrl).host],
    },
  });
  const credentials = new MsalAppCredentials(
    app as unknown as ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1],
    appId,
    cloud.loginUrl,
    cloud.scope,
  );
  // All of them: one alone turns every default off.
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.scope,
      ToBotFromChannelTokenIssuer: cloud.issuer,
      OAuthUrl: cloud.scope,
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      CallerId: "",
    },
    {
      isValidAppId: async (id: string) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => credentials,
    },
  );
  const adapter = new Adapter(authentication);
  return {
    async check(activity, authorization) {
      try {
        const result = await quietly(() => authentication.authenticateRequest(activity, authorization));
        return { kind: "genuine", result };
      } catch (error) {
        return isAboutKeys(error) ? { kind: "unknown", error } : { kind: "refused" };
      }
    },
    turn: (...turn) => adapter.turn(...turn),
    token: () => quietly(() => credentials.getToken()),
  };
}

/** A fault of reading the keys: of the network, or an answer that holds none. */
const isAboutKeys = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "FetchError" || (error instanceof AuthenticationError && error.statusCode >= 500));
