import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectorCalls } from "../../../../src/bots/teams/connector/call-connector.ts";
import { readActivity } from "../../../../src/bots/teams/receive/read-activity.ts";
import { remember } from "../../../../src/bots/teams/receive/remember.ts";
import { disclaimMailboxes } from "../../../../src/core/incident/disclaim-mailboxes.ts";
import { MONDAY } from "../../../core/world.ts";
import { aCertificate } from "../../../hosts/oauth-provider/a-certificate.ts";
import { teamsClient } from "../../../hosts/teams/teams-client.ts";
import type { TeamsMessage } from "../../../hosts/teams/teams-tenant.ts";
import { onPglite } from "../../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../../a-lost-mailbox.ts";
import { openChatWorkspace } from "../../chat-workspace.ts";
import { teamsDriver } from "../teams-driver.ts";

type CardAction = { verb: string; data: { press?: string } };

const titleOf = ({ card }: TeamsMessage) => JSON.stringify(card).match(/[🔴🟡🟢][^"]*/u)?.[0];

const LOST = "🔴 sales@ours.test is disconnected: the password is no longer accepted";
const OVER = "🟢 sales@ours.test is connected again";

describe("a message in Teams, where a bot cannot search", () =>
  onPglite((database) => {
    let chat: Awaited<ReturnType<typeof teamsDriver>>;
    beforeAll(async () => {
      chat = await teamsDriver();
    });
    afterAll(() => chat[Symbol.asyncDispose]());

    const opened = async () => {
      chat.mend();
      const workspace = await openChatWorkspace(database(), [chat]);
      const { channel, clock, deliverAll, url } = workspace;
      const { teams } = chat;
      const client = teamsClient(url, teams);
      const standing = () => teams.messages(channel);
      const titles = () => standing().map(titleOf);
      const at = async (seconds: number) => {
        clock.time = new Date(MONDAY.getTime() + seconds * 1000);
        await deliverAll();
      };
      /** Their client asks for the card. */
      const look = (who: string, { card, id }: TeamsMessage, as = id) => {
        const { refresh } = card as { refresh: { action: { verb: string; data: object } } };
        const { verb, data } = refresh.action;
        return client.invoke(who, { verb, data }, { conversation: channel, message: as });
      };
      const posts = () =>
        teams.calls.filter(({ call, path }) => call === "post" && path.includes(encodeURIComponent(channel)));
      return { ...workspace, standing, titles, at, look, posts, client };
    };

    it.each([502, 500, 0])(
      "is posted once for each attempt, and again after 20 seconds where it was accepted and then answered by %s",
      async (status) => {
        await using workspace = await opened();
        const { standing, titles, at, look, posts, prisma, workspaceId, channel } = workspace;
        const { incidentId } = await loseMailbox(workspace);
        chat.teams.faults.plan("post", { kind: "loses-answer", status });
        await at(0);
        expect(posts()).toHaveLength(1);
        await at(5);
        await at(15);
        expect(posts()).toHaveLength(1);
        await at(21);
        expect([posts().length, titles()]).toEqual([2, [LOST, LOST]]);
        await at(60);
        expect(posts()).toHaveLength(2);

        const [orphan, live] = standing() as [TeamsMessage, TeamsMessage];
        await look("cy", live);
        expect(standing()).toHaveLength(2);
        await look("cy", orphan);
        await expect.poll(() => standing().map(({ id }) => id)).toEqual([live.id]);
        expect([...chat.teams.deleted]).toContain(orphan.id);
        const kept = await prisma.keptMessage.findFirst({ where: { workspaceId, channel } });
        expect(kept?.messageRef).toEqual(`${channel} ${live.id}`);

        await endIncident(workspace, incidentId);
        await at(120);
        expect(titles()).toEqual([OVER]);
      },
    );

    it("is found, and not posted again, where a person sees it before", async () => {
      await using workspace = await opened();
      const { standing, titles, at, look, posts } = workspace;
      const { incidentId } = await loseMailbox(workspace);
      chat.teams.faults.plan("post", { kind: "loses-answer", status: 502 });
      await at(0);
      await look("cy", standing()[0] as TeamsMessage);
      await at(30);
      expect([posts().length, titles()]).toEqual([1, [LOST]]);
      await endIncident(workspace, incidentId);
      await at(60);
      expect(titles()).toEqual([OVER]);
    });

    it.each([
      ["an alert of one's own", "ben", LOST, "refresh"],
      ["an alert of one's own", "ben", LOST, "reconnect"],
      ["a note to the admin", "ann", "🔴 Ben says that sales@ours.test is not theirs", "refresh"],
      ["a note to the admin", "ann", "🔴 Ben says that sales@ours.test is not theirs", "new-owner"],
    ])(
      "%s that was posted unnoticed tells %s the end, not “%s”, after the first %s",
      async (_, who, old, wanted) => {
        await using workspace = await opened();
        const { at, client, ctx, workspaceId, members } = workspace;
        const { incidentId } = await loseMailbox(workspace);
        await at(0);
        const own = chat.teams.ownConversation(who);
        const before = chat.teams.messages(own).length;
        const theirs = () => chat.teams.messages(own)[before] as TeamsMessage;
        chat.teams.faults.plan("post", { kind: "loses-answer", status: 502 }, 2);
        await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: members.ben });
        await at(5);
        await endIncident(workspace, incidentId);
        for (const seconds of [60, 300, 900]) await at(seconds);
        expect(titleOf(theirs())).toEqual(old);

        const { card, id } = theirs();
        const buttons = JSON.stringify(card).matchAll(/"verb":"press","data":({[^{}]*{[^{}]*}[^{}]*})/g);
        const presses = [...buttons].map(([, data]) => ({ verb: "press", data: JSON.parse(data ?? "{}") }));
        const { refresh } = card as { refresh: { action: CardAction } };
        const acted = [refresh.action, ...presses].find(
          ({ verb, data }) => verb === wanted || data.press === wanted,
        );
        await client.invoke(who, acted as CardAction, { conversation: own, message: id });
        await expect
          .poll(async () => {
            await at(910);
            return titleOf(theirs());
          })
          .toEqual(OVER);
      },
    );

    it("is known by a second name too: a press under it brings the live message up to date", async () => {
      await using workspace = await opened();
      const { standing, titles, at, look, client, channel, prisma, workspaceId } = workspace;
      await loseMailbox(workspace);
      await at(0);
      const [live] = standing() as [TeamsMessage];
      await look("cy", live, "another-name");
      const attempt = await prisma.chatAttempt.findFirst({
        where: { workspaceId, messageRef: `${channel} ${live.id}` },
      });
      expect(attempt?.otherRefs).toEqual([`${channel} another-name`]);
      expect(standing()).toHaveLength(1);
      const [button] =
        (await chat.messages(channel))[0]?.buttons.filter(({ label }) => label === "I'm on it") ?? [];
      await client.invoke("ben", JSON.parse(button?.deed ?? ""), {
        conversation: channel,
        message: "another-name",
      });
      await expect
        .poll(async () => {
          await at(5);
          return JSON.stringify(standing()[0]?.card);
        })
        .toContain("On it");
      expect(titles()).toHaveLength(1);
    });

    it("is shown as it is now to whoever asks for it", async () => {
      await using workspace = await opened();
      const { standing, at, look } = workspace;
      const { incidentId } = await loseMailbox(workspace);
      await at(0);
      const [before] = structuredClone(standing()) as [TeamsMessage];
      await endIncident(workspace, incidentId);
      await at(5);
      const { status, body } = await look("cy", before);
      expect(status).toEqual(200);
      expect(body?.type).toEqual("application/vnd.microsoft.card.adaptive");
      expect(JSON.stringify(body?.value)).toContain(OVER);
      expect(body?.value).toEqual(standing()[0]?.card);
    });

    it("is shown to nobody of another tenant", async () => {
      await using workspace = await opened();
      const { standing, at, client, channel } = workspace;
      await loseMailbox(workspace);
      await at(0);
      const { card, id } = standing()[0] as TeamsMessage;
      const { refresh } = card as { refresh?: { action: { verb: string; data: object } } };
      const action = { verb: refresh?.action.verb ?? "", data: refresh?.action.data ?? {} };
      const other = { tenant: "99999999-2222-3333-4444-555555555555" };
      const { status, body } = await client.invoke(
        "cy",
        action,
        { conversation: channel, message: id },
        other,
      );
      expect([status, body?.value]).toEqual([200, ""]);
    });

    it("is shown in its own conversation alone, and is not believed to lie in another one", async () => {
      await using workspace = await opened();
      const { standing, at, client, prisma } = workspace;
      await loseMailbox(workspace);
      await at(0);
      const [{ card }] = standing() as [TeamsMessage];
      const { refresh } = card as { refresh?: { action: { verb: string; data: object } } };
      const action = { verb: refresh?.action.verb ?? "", data: refresh?.action.data ?? {} };
      const elsewhere = { conversation: chat.teams.ownConversation("cy"), message: "1234" };
      const { status, body } = await client.invoke("cy", action, elsewhere);
      expect([status, body?.value]).toEqual([200, ""]);
      expect(
        await prisma.chatAttempt.count({
          where: { workspaceId: workspace.workspaceId, otherRefs: { isEmpty: false } },
        }),
      ).toBe(0);
    });

    it("tries 412, 502 and 504 again, and waits for as long as 429 says", async () => {
      await using workspace = await opened();
      const { titles, at, posts } = workspace;
      await loseMailbox(workspace);
      chat.teams.faults.plan("post", { kind: "busy", seconds: 30 });
      await at(0);
      await at(29);
      expect(posts()).toHaveLength(1);
      for (const [nth, status] of [412, 502, 504].entries()) {
        chat.teams.faults.plan("post", { kind: "refuses", status, code: "" });
        await at(31 + nth * 60);
        expect([status, posts().length, titles()]).toEqual([status, 2 + nth, []]);
      }
      await at(300);
      expect(titles()).toEqual([LOST]);
    });

    it("goes to no service that was not named by Teams, nor where that one leads on", async () => {
      await using workspace = await opened();
      const { teams } = chat;
      const heard: (string | undefined)[] = [];
      await using certificate = await aCertificate();
      const { certFile, keyFile } = certificate;
      const elsewhere = createServer(
        { cert: readFileSync(certFile), key: readFileSync(keyFile) },
        (request, response) => {
          heard.push(request.headers.authorization);
          response.writeHead(200).end("{}");
        },
      );
      await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
      const url = `https://localhost:${(elsewhere.address() as AddressInfo).port}/`;
      const settings = {
        tenantId: teams.connector.bot.tenantId,
        serviceHosts: [new URL(teams.connector.serviceUrl).host],
      };
      const call = connectorCalls(workspace.ctx, settings, { token: async () => "the token" });
      const post = (serviceUrl: string) =>
        call({ serviceUrl, method: "POST", path: "v3/conversations/x/activities", body: {} });
      expect(await post(url)).toEqual({ kind: "not-trusted" });
      expect(await post("http://smba.trafficmanager.net/emea/")).toEqual({ kind: "not-trusted" });
      const trusting = connectorCalls(
        workspace.ctx,
        { ...settings, serviceHosts: [new URL(url).host] },
        { token: async () => "the token" },
      );
      elsewhere.removeAllListeners("request");
      elsewhere.on("request", (request, response) => {
        heard.push(request.url);
        response.writeHead(307, { location: `${url}stolen` }).end();
      });
      const led = await trusting({
        serviceUrl: url,
        method: "POST",
        path: "v3/conversations/x/activities",
        body: {},
      });
      expect(led).toMatchObject({ kind: "refused", status: 307 });
      expect(heard).toEqual(["/v3/conversations/x/activities"]);
      elsewhere.closeAllConnections();
      elsewhere.close();
    });

    it("keeps no address of another tenant", async () => {
      await using workspace = await opened();
      const { ctx } = workspace;
      const { teams } = chat;
      const activity = readActivity({
        type: "message",
        id: "1",
        serviceUrl: "https://smba.trafficmanager.net/evil/",
        from: { id: "29:stranger", aadObjectId: "stranger" },
        conversation: { id: "a:stranger", conversationType: "personal" },
        channelData: { tenant: { id: "another" } },
      } as never);
      if (activity === null) throw new Error("It is an activity.");
      await remember(ctx, { tenantId: teams.connector.bot.tenantId }, activity);
      expect(await ctx.store.chatDirectory.person("teams", "stranger")).toBeNull();
    });
  }));
