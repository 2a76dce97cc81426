import { z } from "zod";

/** The addresses of the Bot Connector's cloud, as botbuilder names them. */
export type TeamsCloud = {
  /** Where our app signs in. It ends with the tenant. */
  loginUrl: string;
  /** The audience of our tokens. */
  scope: string;
  /** The issuer of the tokens that come to us. */
  issuer: string;
  openIdMetadataUrl: string;
};

/** A bot of one tenant: Microsoft makes no other kind any more. */
export type TeamsSettings = {
  appId: string;
  appPassword: string;
  /** When the client secret runs out, where the operator has said it. */
  secretEndsAt: Date | null;
  tenantId: string;
  cloud: TeamsCloud;
  /** Hosts beside Microsoft's that may have our token: `host`, or `host:port`. */
  serviceHosts: string[];
};

const GOVERNMENT = "https://botframework.azure.us";

/** learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security, and how-to-deploy-gov-cloud-high */
const CLOUDS = {
  public: {
    login: "https://login.microsoftonline.com",
    scope: "https://api.botframework.com",
    issuer: "https://api.botframework.com",
    openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  },
  government: {
    login: "https://login.microsoftonline.us",
    scope: "https://api.botframework.us",
    issuer: "https://api.botframework.us",
    openIdMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
  },
} as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = (what: string) =>
  z.string().regex(GUID, `must be ${what}, e.g. 00000000-0000-0000-0000-000000000000`).optional();
const https = (example: string) =>
  z.url({ protocol: /^https$/, error: `must be a whole address, e.g. ${example}` }).optional();

/** The variables that Teams is configured with. Those without the name of Teams are botbuilder's own, for other clouds. */
export const teamsEnv = {
  TEAMS_APP_ID: guid("the application id of the bot"),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_APP_PASSWORD_ENDS: z.iso.date("must be a day, e.g. 2027-05-31").optional(),
  TEAMS_TENANT_ID: guid("the id of the Microsoft tenant"),
  TEAMS_CHANNEL_SERVICE: z.literal(GOVERNMENT, `must be ${GOVERNMENT}, or be left out`).optional(),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .regex(
      /^[\w.:[\]-]+(\s*,\s*[\w.:[\]-]+)*$/,
      "must be host names, e.g. gateway.example.com, proxy.example.com:8443",
    )
    .optional(),
  ToChannelFromBotLoginUrl: https("https://login.microsoftonline.com/your-tenant"),
  ToChannelFromBotOAuthScope: https("https://api.botframework.com"),
  ToBotFromChannelTokenIssuer: https("https://api.botframework.com"),
  ToBotFromChannelOpenIdMetadataUrl: https(CLOUDS.public.openIdMetadataUrl),
};
type TeamsEnv = z.infer<z.ZodObject<typeof teamsEnv>>;

/** Those of them that can also be given in a file. */
export const TEAMS_SECRETS = ["TEAMS_APP_PASSWORD"] as const;

/** Teams has all of these, or is absent: without an id botbuilder would check nobody's token. */
export const TEAMS_NEEDS = ["TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID"] as const;

/** These need the others. */
export const TEAMS_ADDITIONS = [
  "TEAMS_APP_PASSWORD_ENDS",
  "TEAMS_CHANNEL_SERVICE",
  "TEAMS_SERVICE_HOSTS",
  "ToChannelFromBotLoginUrl",
  "ToChannelFromBotOAuthScope",
  "ToBotFromChannelTokenIssuer",
  "ToBotFromChannelOpenIdMetadataUrl",
] as const;

/** null: Teams is not configured. */
export function teamsSettings(e: TeamsEnv): TeamsSettings | null {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = e;
  if (!appId || !appPassword || !tenantId) return null;
  const { login, scope, issuer, openIdMetadataUrl } =
    e.TEAMS_CHANNEL_SERVICE === GOVERNMENT ? CLOUDS.government : CLOUDS.public;
  return {
    appId,
    appPassword,
    secretEndsAt: e.TEAMS_APP_PASSWORD_ENDS ? new Date(e.TEAMS_APP_PASSWORD_ENDS) : null,
    tenantId,
    cloud: {
      loginUrl: e.ToChannelFromBotLoginUrl ?? `${login}/${tenantId}`,
      scope: e.ToChannelFromBotOAuthScope ?? scope,
      issuer: e.ToBotFromChannelTokenIssuer ?? issuer,
      openIdMetadataUrl: e.ToBotFromChannelOpenIdMetadataUrl ?? openIdMetadataUrl,
    },
    serviceHosts: (e.TEAMS_SERVICE_HOSTS ?? "")
      .split(",")
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ""),
  };
}
