import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { mayHaveToken } from "../../../src/bots/teams/connector/may-have-token.ts";
import { type ConfigError, readConfig } from "../../../src/config.ts";

const folder = mkdtempSync(join(tmpdir(), "unpause-teams-config-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const mistakesOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).message.split("\n");
  }
};

const APP = "11111111-2222-3333-4444-555555555555";
const TENANT = "66666666-7777-8888-9999-aaaaaaaaaaaa";
const ALL = { TEAMS_APP_ID: APP, TEAMS_APP_PASSWORD: "the secret", TEAMS_TENANT_ID: TENANT };

describe("the configuration of Teams", () => {
  it("is absent when nothing is set", () => {
    expect(readConfig({})).toMatchObject({ teams: null });
    expect(readConfig({ TEAMS_APP_ID: "" })).toMatchObject({ teams: null });
  });

  it("takes what is set, and the secret from a file too", () => {
    const { TEAMS_APP_PASSWORD: _, ...ids } = ALL;
    expect(readConfig({ ...ids, TEAMS_APP_PASSWORD_FILE: file("secret", "the secret\n") }).teams).toEqual({
      appId: APP,
      appPassword: "the secret",
      secretEndsAt: null,
      tenantId: TENANT,
      serviceHosts: [],
      cloud: {
        loginUrl: `https://login.microsoftonline.com/${TENANT}`,
        scope: "https://api.botframework.com",
        issuer: "https://api.botframework.com",
        openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
      },
    });
  });

  it("takes the secret's last day, and nothing but a day", () => {
    const ends = (day: string) => ({ ...ALL, TEAMS_APP_PASSWORD_ENDS: day });
    expect(readConfig(ends("2027-05-31")).teams?.secretEndsAt).toEqual(new Date("2027-05-31T00:00:00Z"));
    expect(mistakesOf(ends("soon"))).toEqual(["TEAMS_APP_PASSWORD_ENDS must be a day, e.g. 2027-05-31."]);
  });

  it("takes the government's cloud, and the addresses of another one", () => {
    const government = { ...ALL, TEAMS_CHANNEL_SERVICE: "https://botframework.azure.us" };
    expect(readConfig(government).teams?.cloud).toEqual({
      loginUrl: `https://login.microsoftonline.us/${TENANT}`,
      scope: "https://api.botframework.us",
      issuer: "https://api.botframework.us",
      openIdMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
    });
    const own = {
      ...ALL,
      TEAMS_SERVICE_HOSTS: "Gateway.example, localhost:8443",
      ToChannelFromBotLoginUrl: "https://login.example/tenant",
      ToChannelFromBotOAuthScope: "https://api.example",
      ToBotFromChannelTokenIssuer: "https://issuer.example",
      ToBotFromChannelOpenIdMetadataUrl: "https://keys.example/openid",
    };
    expect(readConfig(own).teams).toMatchObject({
      serviceHosts: ["gateway.example", "localhost:8443"],
      cloud: {
        loginUrl: "https://login.example/tenant",
        scope: "https://api.example",
        issuer: "https://issuer.example",
        openIdMetadataUrl: "https://keys.example/openid",
      },
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      "no secret",
      { TEAMS_APP_ID: APP, TEAMS_TENANT_ID: TENANT },
      ["Microsoft Teams also needs TEAMS_APP_PASSWORD; or leave out TEAMS_APP_ID and TEAMS_TENANT_ID."],
    ],
    [
      "no id, which would let everybody in",
      { TEAMS_APP_PASSWORD: "the secret", TEAMS_TENANT_ID: TENANT },
      ["Microsoft Teams also needs TEAMS_APP_ID; or leave out TEAMS_APP_PASSWORD and TEAMS_TENANT_ID."],
    ],
    [
      "an address alone",
      { ToChannelFromBotLoginUrl: "https://login.example/tenant" },
      [
        "ToChannelFromBotLoginUrl also needs TEAMS_APP_ID and TEAMS_APP_PASSWORD and TEAMS_TENANT_ID; or leave it out.",
      ],
    ],
    [
      "an address without TLS",
      { ...ALL, ToBotFromChannelOpenIdMetadataUrl: "http://keys.example/openid" },
      [
        "ToBotFromChannelOpenIdMetadataUrl must be a whole address, e.g. https://login.botframework.com/v1/.well-known/openidconfiguration.",
      ],
    ],
    [
      "an id that is none",
      { ...ALL, TEAMS_APP_ID: "unpause" },
      ["TEAMS_APP_ID must be the application id of the bot, e.g. 00000000-0000-0000-0000-000000000000."],
    ],
  ])("is refused with %s", (_, env, said) => {
    expect(mistakesOf(env)).toEqual(said);
  });

  it.each<[string, boolean]>([
    ["https://smba.trafficmanager.net/emea/", true],
    ["https://smba.infra.gcc.teams.microsoft.com/teams", true],
    ["https://gateway.example:8443/teams/", true],
    ["https://gateway.example/teams/", false],
    ["http://smba.trafficmanager.net/emea/", false],
    ["https://smba.trafficmanager.net:8443/", false],
    ["https://anybody.trafficmanager.net/", false],
    ["https://evil-teams.microsoft.com.evil.example/", false],
    ["https://smba.trafficmanager.net@evil.example/", false],
    ["https://user:word@smba.trafficmanager.net/", false],
    ["https://169.254.169.254/", false],
    ["https://localhost/", false],
    ["smba.trafficmanager.net", false],
    ["", false],
  ])("lets our token go to %j: %j", (serviceUrl, may) => {
    expect(mayHaveToken(serviceUrl, ["gateway.example:8443"])).toEqual(may);
  });
});
