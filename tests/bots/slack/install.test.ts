import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { seeReached } from "../../../src/core/alert/see-reached.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { alertsGoTo as goTo } from "../../core/a-platform.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { startSlackWorkspaces } from "../../hosts/slack/slack-workspaces.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { ledOnTo, visitor, wordsOf } from "../../web/visitor.ts";
import { loseMailbox } from "../a-lost-mailbox.ts";
import { type Installable, openInstallable } from "./installing.ts";
import { toldIn } from "./slack-workspace.ts";

const PEOPLE = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
const HOUR = 3_600_000;

/** One Slack workspace, with the people of Acme in it. */
const aSlack = (name: string, people: Record<string, string> = PEOPLE) =>
  startSlack({ people, team: { id: `T${randomUUID().slice(0, 8).toUpperCase()}`, name } });

describe("a Slack workspace that a person installs the app in", () => {
  const opened: AsyncDisposable[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each[Symbol.asyncDispose]();
  });
  const keep = async <T extends AsyncDisposable>(opening: Promise<T>): Promise<T> => {
    const open = await opening;
    opened.push(open);
    return open;
  };

  /** Acme's product, and Acme's Slack. */
  const acme = async (
    database: Database,
    { rotates = false, ownToken }: { rotates?: boolean; ownToken?: Slack } = {},
  ) => {
    const workspaces = await keep(startSlackWorkspaces({ rotates }));
    const slack = await keep(aSlack("Acme"));
    const product = await keep(
      openInstallable(database, workspaces, { ownToken: ownToken ? workspaces.known(ownToken) : null }),
    );
    return { workspaces, slack, product };
  };
  const alertsGoTo = (product: Installable, slack: Slack) => goTo(product, slack.channelId("alerts"));
  const installationOf = ({ ctx, workspaceId }: Installable) =>
    ctx.store.chatInstallations.ofWorkspace(workspaceId, "slack");
  const stateOf = async (product: Installable) => {
    const ann = await product.signedIn(product.members.ann);
    return wordsOf(
      /<section[^>]*aria-label="Slack">(.*?)<\/section>/s.exec((await ann.get("/settings")).text)?.[1] ?? "",
    );
  };

  onEachDatabase((database) => {
    it("is added by an admin with one button, and gets the workspace's alerts from then on", async () => {
      const { slack, product } = await acme(database());
      expect(await stateOf(product)).toContain("Add Unpause to your own Slack");

      const ended = await product.install(product.members.ann, slack, slack.userId("ann"));
      expect(wordsOf(ended.text)).toContain("Unpause is in your Slack now.");
      expect(await stateOf(product)).toContain("Unpause is in the Slack workspace Acme");
      const { workspaceId, members, prisma } = product;
      const told = await prisma.auditRow.findMany({ where: { workspaceId, kind: "chat-installed" } });
      expect(told).toEqual([
        expect.objectContaining({ memberId: members.ann, surface: "web", data: { teamId: slack.teamId } }),
      ]);

      await alertsGoTo(product, slack);
      const { incidentId } = await loseMailbox(product);
      await product.deliverAll();
      const [message] = await slack.messages(slack.channelId("alerts"));
      const button = seen(message?.blocks).buttons.find(({ label }) => label === "Reconnect");
      expect(button).toMatchObject({ value: `incident:${incidentId}` });
      const where = { channel: slack.channelId("alerts"), ts: message?.ts ?? "" };
      const pressed = await product
        .clientIn(slack)
        .press({ user: slack.userId("ben") }, button ?? { label: "" }, where);
      expect((await toldIn(pressed)).buttons[0]).toMatchObject({ label: "Enter the password" });
    });

    it("keeps its token sealed, and asks Slack for no more than the manifest does", async () => {
      const { workspaces, slack, product } = await acme(database());
      const ann = await product.signedIn(product.members.ann);
      const asked = new URL(ledOnTo(await ann.post("/slack/install")) ?? "");
      const { default: manifest } = await import("../../../manifest.json", { with: { type: "json" } });
      expect(asked.searchParams.get("scope")?.split(",")).toEqual(manifest.oauth_config.scopes.bot);
      expect(asked.searchParams.get("redirect_uri")).toEqual(`${product.url}/slack/oauth_redirect`);

      await ann.get(await workspaces.allow(`${asked}`, slack, slack.userId("ann")));
      const kept = await product.prisma.chatInstallation.findFirstOrThrow({
        where: { tenantId: slack.teamId },
      });
      for (const token of workspaces.tokens()) expect(Buffer.from(kept.sealed).includes(token)).toBe(false);
      expect(workspaces.tokens().length).toBe(1);
      expect(kept).toMatchObject({ platform: "slack", name: "Acme", refreshAt: null, removedAt: null });
    });

    it("serves its own people only: a person with the same address in another Slack is unknown here", async () => {
      const { workspaces, slack, product } = await acme(database());
      // The admin of a Slack can give its people any address.
      const others = await keep(aSlack("Globex"));
      await product.install(product.members.ann, slack, slack.userId("ann"));
      const globex = await product.ctx.store.members.createWorkspace(
        { name: "Globex", timeZone: "UTC", admin: { name: "Gus", email: "gus@globex.test" } },
        product.clock.time,
      );
      await product.install(globex.memberId, others, others.userId("ann"), globex.workspaceId);
      expect(workspaces.tokens().length).toBe(2);
      const { incidentId } = await loseMailbox(product);

      const button = { label: "Reconnect", action: "press:reconnect", value: incidentId };
      const where = { channel: others.channelId("alerts"), ts: "1.2" };
      const there = product.clientIn(others);
      for (const name of ["ben", "ann"]) {
        const pressed = await there.press({ user: others.userId(name) }, button, where);
        expect((await toldIn(pressed)).lines[0]).toMatch(/^Unpause does not know you yet/);
        const typed = await there.command({ user: others.userId(name) }, "mailboxes", where.channel);
        expect((await toldIn(typed)).lines[0]).toMatch(/^Unpause does not know you yet/);
      }
      expect(
        (
          await there.event({
            type: "app_home_opened",
            user: others.userId("ben"),
            tab: "home",
            channel: "D1",
            event_ts: "1",
          })
        ).status,
      ).toBe(200);
      await expect.poll(() => others.calls.filter(({ method }) => method === "views.publish").length).toBe(1);
      expect(JSON.stringify(others.calls.findLast(({ method }) => method === "views.publish"))).not.toContain(
        "sales@ours.test",
      );
      // And what is Acme's is said in Acme's Slack alone.
      await product.deliverAll();
      expect(others.calls.filter(({ method }) => method === "chat.postMessage")).toEqual([]);
    });

    it("serves several workspaces of ours, each with its own members", async () => {
      const { slack, product } = await acme(database());
      await product.install(product.members.ann, slack, slack.userId("ann"));
      const second = await product.ctx.store.members.createWorkspace(
        { name: "Acme Labs", timeZone: "UTC", admin: { name: "Cy", email: "cy@acme.test" } },
        product.clock.time,
      );
      await product.install(second.memberId, slack, slack.userId("cy"), second.workspaceId);
      expect(
        await product.ctx.store.chatInstallations.workspaces({ platform: "slack", tenantId: slack.teamId }),
      ).toEqual(expect.arrayContaining([product.workspaceId, second.workspaceId]));
      const { lines } = await toldIn(
        await product
          .clientIn(slack)
          .command({ user: slack.userId("ben") }, "mailboxes", slack.channelId("alerts")),
      );
      expect(lines[0]).toEqual("1 mailbox:");
    });

    it("has its token renewed before it runs out, by one at a time, and each refresh token is used once", async () => {
      const { workspaces, slack, product } = await acme(database(), { rotates: true });
      await product.install(product.members.ann, slack, slack.userId("ann"));
      await alertsGoTo(product, slack);
      for (const hours of [12, 24]) {
        workspaces.expire(slack);
        product.clock.time = new Date(product.clock.time.getTime() + 12 * HOUR);
        const chats = await Promise.all(
          Array.from({ length: 8 }, () => product.slackWorkspaces.chatOf(product.workspaceId)),
        );
        expect(new Set(chats.map((chat) => chat?.platform))).toEqual(new Set(["slack"]));
        expect(await chats[0]?.person("ben@acme.test")).toEqual(slack.userId("ben"));
        expect(workspaces.refreshes()).toBe(hours / 12);
      }
      expect((await installationOf(product))?.version).toBe(3);
    });

    it("whose token cannot be renewed for a moment is still served while the present one works", async () => {
      const { workspaces, slack, product } = await acme(database(), { rotates: true });
      await product.install(product.members.ann, slack, slack.userId("ann"));
      // A quarter of an hour before its end a new one is asked for.
      product.clock.time = new Date(product.clock.time.getTime() + 12 * HOUR - 10 * 60_000);
      workspaces.refuseRefreshes("internal_error");
      expect(
        await (await product.slackWorkspaces.chatOf(product.workspaceId))?.person("ben@acme.test"),
      ).toEqual(slack.userId("ben"));
      expect((await installationOf(product))?.removedAt).toBeNull();
    });

    it("that removes the app is noticed at once: its admins are told by letter, and the settings say what to do", async () => {
      const { workspaces, slack, product } = await acme(database());
      const letters: { to: string; text: string }[] = [];
      product.ctx.operator.letters = {
        send: async (letter) => {
          letters.push(letter);
          return { kind: "accepted" };
        },
      };
      await product.install(product.members.ann, slack, slack.userId("ann"));
      await alertsGoTo(product, slack);
      workspaces.uninstall(slack);
      for (const type of ["app_uninstalled", "tokens_revoked"]) {
        await product.clientIn(slack).event({ type, tokens: { bot: ["U1"] } });
      }
      await expect.poll(async () => (await installationOf(product))?.removedAt).toEqual(product.clock.time);
      await product.deliverAll();
      expect(letters.map(({ to }) => to)).toEqual(["ann@acme.test"]);
      expect(letters[0]?.text).toContain("Unpause was removed from Slack (Acme)");
      expect(await stateOf(product)).toMatch(/was removed from the Slack workspace Acme.* Install again$/);

      // The next alert comes by letter as well, and nothing is tried in Slack.
      const calls = slack.calls.length;
      const { incidentId } = await loseMailbox(product);
      await product.deliverAll();
      product.clock.time = new Date(product.clock.time.getTime() + 6 * 60_000);
      await seeReached(product.ctx, incidentId);
      await product.deliverAll();
      expect(letters.map(({ to }) => to)).toEqual(["ann@acme.test", "ben@acme.test"]);
      expect(slack.calls.length).toBe(calls);
    });

    it("that has it back hears of what is still open", async () => {
      const { workspaces, slack, product } = await acme(database());
      await product.install(product.members.ann, slack, slack.userId("ann"));
      await alertsGoTo(product, slack);
      workspaces.uninstall(slack);
      await loseMailbox(product);
      await product.deliverAll();
      expect(await slack.messages(slack.channelId("alerts"))).toEqual([]);

      await product.install(product.members.ann, slack, slack.userId("ann"));
      await product.deliverAll();
      await product.deliverAll();
      const [message] = await slack.messages(slack.channelId("alerts"));
      expect(seen(message?.blocks).lines[0]).toMatch(/sales@ours\.test is disconnected/);
      const inPerson = slack.calls.filter(
        ({ method, args }) => method === "chat.postMessage" && args.channel === slack.userId("ben"),
      );
      expect(inPerson.length).toBe(1);
    });

    it("that installs it twice keeps its token, and its removal is noticed all the same", async () => {
      const { workspaces, slack, product } = await acme(database());
      await product.install(product.members.ann, slack, slack.userId("ann"));
      await product.slackWorkspaces.chatOf(product.workspaceId);
      await product.install(product.members.ann, slack, slack.userId("ann"));
      expect(workspaces.tokens().length).toBe(1);
      await alertsGoTo(product, slack);
      workspaces.uninstall(slack);
      await loseMailbox(product);
      await product.deliverAll();
      expect((await installationOf(product))?.removedAt).toEqual(product.clock.time);
    });

    it("that has it back is not lost to an old word of its removal", async () => {
      const { workspaces, slack, product } = await acme(database());
      await product.install(product.members.ann, slack, slack.userId("ann"));
      workspaces.uninstall(slack);
      await product.install(product.members.ann, slack, slack.userId("ann"));
      for (const type of ["app_uninstalled", "tokens_revoked"]) {
        expect((await product.clientIn(slack).event({ type, tokens: { bot: ["U1"] } })).status).toBe(200);
      }
      await expect.poll(() => slack.calls.filter(({ method }) => method === "auth.test").length).toBe(2);
      expect(await installationOf(product)).toMatchObject({ version: 2, removedAt: null });
    });

    it("whose token was revoked without a word is noticed with the next message", async () => {
      const { workspaces, slack, product } = await acme(database(), { rotates: true });
      await product.install(product.members.ann, slack, slack.userId("ann"));
      await alertsGoTo(product, slack);
      workspaces.uninstall(slack);
      await loseMailbox(product);
      await product.deliverAll();
      expect((await installationOf(product))?.removedAt).toEqual(product.clock.time);
      expect(await stateOf(product)).toContain("was removed");
      // One word to the admin about it, whoever noticed first.
      const told = { workspaceId: product.workspaceId, kind: "tell-dead-channel" };
      expect(await product.prisma.outboxItem.count({ where: told })).toBe(1);
    });

    it("takes the place of the operator's own for that workspace alone", async () => {
      const own = await keep(aSlack("Operator"));
      const { slack, product } = await acme(database(), { ownToken: own });
      const chat = async () =>
        (await product.slackWorkspaces.chatOf(product.workspaceId))?.person("ben@acme.test");
      expect(await chat()).toEqual(own.userId("ben"));
      await product.install(product.members.ann, slack, slack.userId("ann"));
      expect(await chat()).toEqual(slack.userId("ben"));
      // A person who is still in the operator's Slack is no member of it any more.
      const typed = await product
        .clientIn(own)
        .command({ user: own.userId("ben") }, "mailboxes", own.channelId("alerts"));
      expect((await toldIn(typed)).lines[0]).toMatch(/^Unpause does not know you yet/);
    });
  });

  onEachDatabase((database) => {
    const nothing = async (product: Installable) => expect(await installationOf(product)).toBeNull();
    const headingOf = async (member: ReturnType<typeof visitor>, path: string) => {
      const { status, heading } = await member.get(path);
      return [status, heading];
    };

    it("is not added by a member who is no admin, nor by one who was an admin when they set out", async () => {
      const { workspaces, slack, product } = await acme(database());
      const ben = await product.signedIn(product.members.ben);
      expect(await headingOf(ben, "/slack/install")).toEqual([
        403,
        "Only an admin installs Unpause in Slack",
      ]);
      expect((await ben.get("/settings")).text).not.toContain("Add to Slack");
      const ann = await product.signedIn(product.members.ann);
      const back = await workspaces.allow(
        ledOnTo(await ann.post("/slack/install")) ?? "",
        slack,
        slack.userId("ann"),
      );
      await product.prisma.member.update({ where: { id: product.members.ann }, data: { role: "member" } });
      expect(await headingOf(ann, back)).toEqual([403, "Only an admin installs Unpause in Slack"]);
      expect(workspaces.tokens()).toEqual([]);
      await nothing(product);
    });

    it("is added once, and by the browser, the person and the question that set out alone", async () => {
      const { workspaces, slack, product } = await acme(database());
      const ann = await product.signedIn(product.members.ann);
      const set = async () =>
        workspaces.allow(ledOnTo(await ann.post("/slack/install")) ?? "", slack, slack.userId("ann"));
      const back = await set();
      const code = new URL(back).searchParams.get("code");
      expect(await headingOf(ann, `/slack/oauth_redirect?code=${code}`)).toEqual([
        400,
        "We did not ask for this installation",
      ]);
      expect(await headingOf(ann, `/slack/oauth_redirect?code=${code}&state=made-up`)).toEqual([
        400,
        "We did not ask for this installation",
      ]);
      const other = await product.signedIn(product.members.ann);
      expect(await headingOf(other, back)).toEqual([403, "This installation was begun in another browser"]);
      expect(await headingOf(visitor(product.url), back)).toEqual([
        403,
        "This installation was begun in another browser",
      ]);
      await nothing(product);

      expect((await ann.get(back)).location).toEqual("/settings?installed=slack");
      expect(await headingOf(ann, back)).toEqual([410, "This installation was used already"]);
      expect((await installationOf(product))?.version).toBe(1);

      const late = await set();
      product.clock.time = new Date(product.clock.time.getTime() + 21 * 60_000);
      expect(await headingOf(ann, late)).toEqual([410, "This installation took too long"]);
    });

    it("is not added when a person says no there, when Slack refuses, or for a whole organisation", async () => {
      const { workspaces, slack, product } = await acme(database());
      const ann = await product.signedIn(product.members.ann);
      const state = async () =>
        new URL(ledOnTo(await ann.post("/slack/install")) ?? "").searchParams.get("state");
      const back = async (said: string) =>
        headingOf(ann, `/slack/oauth_redirect?state=${await state()}&${said}`);
      expect(await back("error=access_denied")).toEqual([422, "Slack was not allowed it"]);
      expect(await back("error=invalid_scope")).toEqual([422, "Slack did not complete it"]);
      expect(await back("code=of-somebody-else")).toEqual([422, "Slack did not complete it"]);
      expect(await back("")).toEqual([422, "Slack did not complete it"]);
      workspaces.installForOrganisation();
      const whole = await workspaces.allow(
        ledOnTo(await ann.post("/slack/install")) ?? "",
        slack,
        slack.userId("ann"),
      );
      expect(await headingOf(ann, whole)).toEqual([422, "Choose one Slack workspace"]);
      await nothing(product);
    });
  });
});
