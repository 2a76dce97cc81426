import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { teamsSdk } from "../../../../src/bots/teams/connector/teams-sdk.ts";
import { teamsReceiver } from "../../../../src/bots/teams/receive/receiver.ts";
import { teamsSettings } from "../../../../src/bots/teams/teams-config.ts";
import { type BotConnector, startBotConnector } from "../../../hosts/teams/bot-connector.ts";
import { type Claims, connectorToken, signingKey } from "../../../hosts/teams/connector-tokens.ts";

describe("an activity that comes to the bot", () => {
  let connector: BotConnector;
  const taken: unknown[] = [];
  const events: string[] = [];
  let routes: ReturnType<typeof teamsReceiver>["routes"];

  beforeAll(async () => {
    connector = await startBotConnector(() => ({ status: 404 }));
    routes = receiver();
  });
  afterAll(() => connector[Symbol.asyncDispose]());
  beforeEach(() => {
    taken.length = 0;
    events.length = 0;
  });

  function receiver(changed: Record<string, string> = {}) {
    const settings = teamsSettings({ ...connector.env, ...changed });
    if (settings === null) throw new Error("Teams is not configured.");
    const log = {
      event: (name: string) => void events.push(name),
      fault: (name: string) => void events.push(name),
      child: () => log,
    };
    const take = async ({ activity }: { activity: unknown }) => void taken.push(activity);
    return teamsReceiver({ settings, sdk: teamsSdk(settings), log, take }).routes;
  }

  const anActivity = (more: object = {}) => ({
    type: "message",
    id: randomUUID(),
    channelId: "msteams",
    serviceUrl: connector.serviceUrl,
    from: { id: "29:ann", aadObjectId: randomUUID() },
    conversation: { id: "a:ann" },
    text: "status",
    ...more,
  });
  const send = (authorization: string | null, activity: unknown = anActivity(), to = routes) =>
    to.request("/messages", {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization !== null && { authorization }) },
      body: typeof activity === "string" ? activity : JSON.stringify(activity),
    });
  const good = (claims: Claims = {}): Claims => ({
    aud: connector.bot.appId,
    serviceurl: connector.serviceUrl,
    ...claims,
  });
  const token = (claims: Claims = {}, key = connector.key) => `Bearer ${connectorToken(key, good(claims))}`;
  const altered = () => token().replace(/.{20}$/, "A".repeat(20));

  const NONE = [401, "This is for Microsoft Teams, and needs its token."];
  const FOREIGN = [401, "The token is not from the Bot Connector."];
  const REFUSED = [
    401,
    "The token is not one that the Bot Connector gives out for this bot and this service, now.",
  ];
  const ELSEWHERE = [403, "This bot does not speak to that service."];
  const CHANNEL = [403, "This bot is for Microsoft Teams alone."];

  it.each<[string, () => string]>([
    ["a good token", () => token()],
    ["one that ended less than five minutes ago", () => token({ exp: -200 })],
  ])("is taken with %s", async (_, authorization) => {
    const response = await send(authorization());
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(taken).toMatchObject([{ type: "message", text: "status" }]);
  });

  it.each<[string, () => string | null, (string | number)[], (() => object)?]>([
    ["no token", () => null, NONE],
    ["an empty one", () => "", NONE],
    ["another scheme", () => token().replace("Bearer", "Basic"), REFUSED],
    ["garbage", () => "Bearer garbage", FOREIGN],
    ["garbage in three parts", () => "Bearer e30.e30.e30", FOREIGN],
    ["another issuer", () => token({ iss: "https://evil.example" }), FOREIGN],
    [
      "the issuer of an emulator",
      () => token({ iss: "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/" }),
      FOREIGN,
    ],
    ["one that ended ten minutes ago", () => token({ exp: -600 }), REFUSED],
    ["one for another bot", () => token({ aud: randomUUID() }), REFUSED],
    [
      "one for no bot",
      () => `Bearer ${connectorToken(connector.key, { serviceurl: connector.serviceUrl })}`,
      REFUSED,
    ],
    [
      "one for another service",
      () => token({ serviceurl: "https://smba.trafficmanager.net/emea/" }),
      REFUSED,
    ],
    [
      "one for no service",
      () => `Bearer ${connectorToken(connector.key, { aud: connector.bot.appId })}`,
      REFUSED,
    ],
    ["an unknown key", () => token({}, signingKey("unknown")), REFUSED],
    ["a key for other channels", () => token({}, connector.otherChannels), REFUSED],
    ["a bad signature", altered, REFUSED],
    ["the name of a known key, signed by another", () => token({}, signingKey("of the service")), REFUSED],
    ["no signature", () => `Bearer ${connectorToken(connector.key, good(), "none")}`, REFUSED],
    ["one that begins in ten minutes", () => token({ nbf: 600 }), REFUSED],
    [
      "a service that is not Microsoft's",
      () => token({ serviceurl: "https://internal.example/" }),
      ELSEWHERE,
      () => ({ serviceUrl: "https://internal.example/" }),
    ],
    [
      "a service without TLS",
      () => token({ serviceurl: "http://smba.trafficmanager.net/" }),
      ELSEWHERE,
      () => ({ serviceUrl: "http://smba.trafficmanager.net/" }),
    ],
    ["another channel", () => token(), CHANNEL, () => ({ channelId: "emulator" })],
    ["a channel of other rules", () => token(), CHANNEL, () => ({ channelId: "AseChannel" })],
  ])("is refused with %s", async (_, authorization, said, more = () => ({})) => {
    const print = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await send(authorization(), anActivity(more()));
    expect([response.status, await response.text()]).toEqual(said);
    expect(taken).toEqual([]);
    expect(events).toEqual(["security.chat-request-refused"]);
    expect(print.mock.calls).toEqual([]);
    print.mockRestore();
  });

  it.each(["", "[]", "null", "{", JSON.stringify({ type: "message" }), "\u0000"])(
    "is nothing of Teams where it is %j",
    async (body) => {
      const response = await send(token(), body);
      expect([response.status, await response.text()]).toEqual([
        400,
        "This is not an activity of Microsoft Teams.",
      ]);
      expect(taken).toEqual([]);
    },
  );

  it("is refused where it is larger than Teams sends", async () => {
    const response = await send(token(), anActivity({ text: "x".repeat(1024 * 1024) }));
    expect(response.status).toEqual(413);
    expect(taken).toEqual([]);
  });

  it("is to be sent again while Microsoft's keys cannot be read", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const away = receiver({ ToBotFromChannelOpenIdMetadataUrl: `https://localhost:${port}/openid` });
    const [first] = [await send(token(), anActivity(), away)];
    expect([first.status, await first.text()]).toEqual([
      503,
      "The keys of the Bot Connector cannot be read now. Please send this again.",
    ]);
    expect(events).toEqual(["chat.not-connected"]);
    expect(taken).toEqual([]);
  });

  it("leaves the lines of other work on the console", async () => {
    const print = vi.spyOn(console, "error").mockImplementation(() => {});
    const refused = send(altered());
    console.error("of other work");
    await refused;
    console.error("afterwards");
    expect(print.mock.calls).toEqual([["of other work"], ["afterwards"]]);
    print.mockRestore();
  });
});
