import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { slackReceiver } from "../../../../src/bots/slack/receive/receiver.ts";
import { openLog } from "../../../../src/log.ts";

const SECRET = "the signing secret of the tests";

it("tells the log, as a security event, of a request that Slack did not sign, with nothing of what it sent", async () => {
  const logged: string[] = [];
  const log = openLog("info", { write: (line) => void logged.push(line) });
  const { routes } = slackReceiver(SECRET, log);
  const body = JSON.stringify({ type: "url_verification", challenge: "forged-by-a-stranger" });
  const send = async (secret: string) => {
    const at = `${Math.floor(Date.now() / 1000)}`;
    const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
    const headers = {
      "content-type": "application/json",
      "x-slack-signature": signature,
      "x-slack-request-timestamp": at,
    };
    return (await routes.request("/events", { method: "POST", body, headers })).status;
  };
  expect([await send(SECRET), logged]).toEqual([200, []]);
  expect(await send("a secret of a stranger")).toEqual(401);
  expect(logged.map((line) => JSON.parse(line))).toMatchObject([
    { level: "info", event: "security.chat-request-refused", surface: "chat:slack" },
  ]);
  expect(logged.join("")).not.toContain("stranger");
});
