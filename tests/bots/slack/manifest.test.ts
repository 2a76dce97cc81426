import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { help } from "../../../src/bots/command/help.ts";

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));
const manifest = read("manifest.json");

describe("manifest.json", () => {
  it("is what Slack's published schema asks for", () => {
    const schema = read("tests/fixtures/contracts/slack-manifest.v2.schema.json");
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(manifest);
    expect(validate.errors).toEqual(null);
  });

  it("sends everything to one address and everybody back to the other, whose host is all that is to be changed in it", () => {
    const urls = JSON.stringify(manifest).match(/https?:[^"]*/g);
    expect(new Set(urls)).toEqual(
      new Set([
        "https://unpause.example.com/slack/events",
        "https://unpause.example.com/slack/oauth_redirect",
      ]),
    );
  });

  it("hints at the commands that there are", () => {
    const [command] = manifest.features.slash_commands;
    const known = help().items.map(({ title }) => title.split(" ")[0]);
    expect(command.usage_hint).toEqual(`[${["help", ...known].join(" | ")}]`);
  });

  it("asks for no permission that nothing uses", () => {
    // Each stands for calls or events that the product needs it for.
    const uses: Record<string, string> = {
      "app_mentions:read": "app_mention",
      "channels:history": "conversations.history, for a post whose answer was lost",
      "channels:read": "conversations.info, for the channel's name",
      "chat:write": "chat.postMessage, chat.update, chat.postEphemeral",
      commands: "/unpause",
      "groups:history": "conversations.history in private channels",
      "groups:read": "conversations.info of private channels",
      "im:history": "message.im, conversations.history",
      "im:write": "conversations.open, before conversations.history",
      "users:read": "users.info, users.lookupByEmail",
      "users:read.email": "users.info, users.lookupByEmail",
    };
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(uses));
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "app_mention",
      "app_uninstalled",
      "message.im",
      "tokens_revoked",
    ]);
  });
});
