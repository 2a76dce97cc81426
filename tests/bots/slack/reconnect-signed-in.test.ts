import { afterAll, beforeAll, expect, it } from "vitest";
import { issueSignInLink } from "../../../src/core/sign-in/sign-in.ts";
import { googleProvider } from "../../../src/io/oauth/google.ts";
import { startServer } from "../../../src/web/server.ts";
import { startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onPglite } from "../../setup/each-database.ts";
import { ledOnTo, visitor } from "../../web/visitor.ts";
import { loseMailbox } from "../a-lost-mailbox.ts";
import { openSlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({ channels: ["alerts"], people: { ben: "ben@acme.test" } });
});
afterAll(() => slack[Symbol.asyncDispose]());

onPglite((database) => {
  it("Reconnect of a mailbox without a password gives the member who pressed a link to a page whose press leads to the provider's sign-in", async () => {
    const redirectUri = "https://unpause.test/oauth/google/callback";
    await using host = await startOAuthProvider({
      service: "google",
      accounts: ["sales@ours.test"],
      redirectUri,
    });
    await using workspace = await openSlackWorkspace(database(), slack, slack.channelId("alerts"));
    const { ctx, mailboxId, members, workspaceId, client, channel, user, button } = workspace;
    ctx.oauth.google = googleProvider(host.google, redirectUri);
    await workspace.prisma.mailbox.update({
      where: { id: mailboxId },
      data: { provider: "google", signIn: "oauth", subject: "1" },
    });
    await loseMailbox(workspace);
    await workspace.deliverAll();
    const [message] = await workspace.messages();

    const where = { channel, ts: message?.ts ?? "" };
    const pressed = await client.press({ user: user("ben") }, button(message, "Reconnect"), where);
    const { lines, buttons } = await toldIn(pressed);
    expect(lines[0]).toMatch(/^Open the page to reconnect sales@ours\.test\. Only you can use this link\./);
    expect(buttons[0]).toEqual({
      label: "Sign in again",
      url: expect.stringMatching(/^https:\/\/unpause\.test\/reconnect\/[\w-]{43}$/),
    });

    const server = await startServer({ ctx, host: "127.0.0.1", port: 0 });
    if (server.kind !== "listening") throw new Error(server.why);
    await using pages = server;
    const ben = visitor(pages.url);
    const signIn = await issueSignInLink(ctx, { id: members.ben, workspaceId });
    await ben.post(new URL(signIn.url).pathname);
    const path = new URL(buttons[0]?.url ?? "").pathname;
    expect(ledOnTo(await ben.get(path))).toEqual(null);
    const asked = new URL(ledOnTo(await ben.post(`${path}/sign-in`)) ?? "");
    expect([asked.origin, asked.searchParams.get("login_hint")]).toEqual([host.url, "sales@ours.test"]);
  });
});
