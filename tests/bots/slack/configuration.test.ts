import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type ConfigError, readConfig } from "../../../src/config.ts";
import { freshFolder, unpause } from "../../commands/unpause.ts";

const folder = mkdtempSync(join(tmpdir(), "unpause-slack-config-"));
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

describe("the configuration of Slack", () => {
  it("is absent when nothing is set", () => {
    expect(readConfig({})).toMatchObject({ slack: null, operatorChannel: null });
    expect(readConfig({ SLACK_BOT_TOKEN: "" })).toMatchObject({ slack: null });
  });

  it("takes what is set, and secrets from files too", () => {
    expect(
      readConfig({
        SLACK_BOT_TOKEN_FILE: file("token", "xoxb-1\n"),
        SLACK_SIGNING_SECRET: "signing",
        SLACK_CLIENT_ID: "1.2",
        SLACK_CLIENT_SECRET_FILE: file("slack", "slack secret\n"),
        SLACK_API_URL: "https://slack.ours.test/api/",
        OPERATOR_SLACK_CHANNEL: "C0123ABCD",
      }),
    ).toMatchObject({
      slack: {
        botToken: "xoxb-1",
        app: { clientId: "1.2", clientSecret: "slack secret" },
        signingSecret: "signing",
        appToken: null,
        apiUrl: "https://slack.ours.test/api/",
      },
      operatorChannel: { platform: "slack", channel: "C0123ABCD" },
    });
  });

  it("reports every mistake at once, by name and without a value", () => {
    expect(mistakesOf({ PORT: "70000000", SLACK_BOT_TOKEN: "xoxp-secret" })).toEqual([
      "PORT must be a port number, e.g. 3000.",
      "SLACK_BOT_TOKEN must be a bot token, which begins with xoxb-.",
      "Slack also needs SLACK_SIGNING_SECRET; or leave out SLACK_BOT_TOKEN.",
    ]);
  });

  it.each([
    [
      "a half-configured Slack",
      { SLACK_SIGNING_SECRET: "x" },
      "Slack also needs SLACK_BOT_TOKEN (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET); or leave out SLACK_SIGNING_SECRET.",
    ],
    [
      "a half-configured app for Slack",
      { SLACK_SIGNING_SECRET: "x", SLACK_BOT_TOKEN: "xoxb-1", SLACK_CLIENT_ID: "1.2" },
      "Slack also needs SLACK_CLIENT_SECRET; or leave out SLACK_BOT_TOKEN and SLACK_CLIENT_ID and SLACK_SIGNING_SECRET.",
    ],
    [
      "Socket Mode alone",
      { SLACK_APP_TOKEN: "xapp-1" },
      "Slack also needs SLACK_BOT_TOKEN (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET) and SLACK_SIGNING_SECRET; or leave out SLACK_APP_TOKEN.",
    ],
    [
      "an operator's channel in no Slack workspace",
      {
        SLACK_SIGNING_SECRET: "x",
        SLACK_CLIENT_ID: "1.2",
        SLACK_CLIENT_SECRET: "y",
        OPERATOR_SLACK_CHANNEL: "C0123ABCD",
      },
      "OPERATOR_SLACK_CHANNEL needs SLACK_BOT_TOKEN, of the Slack workspace that the channel is in; or leave it out.",
    ],
  ])("refuses %s", (_what, env, mistake) => {
    expect(mistakesOf(env as Record<string, string>)).toEqual([mistake]);
  });
});

describe("commands, where Slack is configured", { timeout: 180_000 }, () => {
  it("name what half of it lacks", async () => {
    const { exit, said } = await unpause(["start"], { env: { SLACK_BOT_TOKEN: "xoxb-1" } });
    expect({ exit, said }).toEqual({
      exit: 2,
      said: "Slack also needs SLACK_SIGNING_SECRET; or leave out SLACK_BOT_TOKEN.\n",
    });
  });

  it("choose its channel, and the doctor asks Slack", async () => {
    const env = {
      DATA_DIR: freshFolder(),
      PORT: "0",
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "s",
      SLACK_API_URL: "http://127.0.0.1:9/",
    };
    const first = ["workspace", "set", "--name", "Ours", "--admin", "kim@ours.test"];
    const chosen = async (...args: string[]) => (await unpause([...first, ...args], { env })).lines;
    expect(await chosen()).toMatchObject([{ slackChannel: null }]);
    expect(await chosen("--slack-channel", "C0123ABCD")).toMatchObject([{ slackChannel: "C0123ABCD" }]);
    expect(await chosen("--channel", "C0123ABCE")).toMatchObject([{ slackChannel: "C0123ABCE" }]);
    const { lines } = await unpause(["doctor"], { env });
    const checks = (lines as { check: string; ok: boolean; says: string }[]).filter(({ check }) =>
      ["configuration", "slack"].includes(check),
    );
    expect(checks).toMatchObject([
      { ok: true, says: expect.stringMatching(/\bSlack configured, .*sign-in with Google not configured/) },
      { ok: false },
    ]);
  });
});
