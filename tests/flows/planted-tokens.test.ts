import { expect, vi } from "vitest";
import { openAccess } from "../../src/core/credential/open-access.ts";
import { issueSignInLink } from "../../src/core/sign-in/sign-in.ts";
import { buttonIn } from "../bots/chat-workspace.ts";
import type { Seen } from "../bots/driver.ts";
import { APP } from "../hosts/oauth-provider/oauth-provider.ts";
import { describeWith, itWith } from "../setup/needs.ts";
import { ledOnTo } from "../web/visitor.ts";
import { startedCampaign } from "./planted/a-campaign.ts";
import { openPlanted } from "./planted/a-product.ts";
import { type Page, readerOf } from "./planted/pages.ts";
import { everyText, repeating, tracesIn, tracesOf } from "./planted/traces.ts";

/** Each secret that a token endpoint was sent and repeated. */
const sentTo: string[] = [];
vi.setConfig({ testTimeout: 240_000 });

const ANN = "ann@ours.test";
/** The link that an answer of a chat carries, once it is there. */
const urlIn = ({ buttons }: Seen) => buttons.find(({ url }) => url !== undefined)?.url ?? "";
/** A token endpoint that repeats all that it was sent, but what everybody knows. */
const repeatsAll = (part: number) => (asked: URLSearchParams) => {
  const secrets = ["refresh_token", "code", "code_verifier", "client_secret"].flatMap((name) =>
    asked.getAll(name),
  );
  sentTo.push(...secrets);
  const repeated = secrets.map((secret) => repeating(secret, ANN, part)).join(" ");
  return { error: "invalid_grant", error_description: repeated };
};
/** Of a link, the part that is the secret. */
const tokenIn = (link: string) => link.split("/").at(-1) ?? "";
const PARTS = [0, 1, 2];
const PLANTED = {
  key: "planted-secret-key-Zq8",
  chatApp: "planted/app+secret=5",
  letters: "Planted @ letters: 5%",
};

describeWith("PostgreSQL", "tokens, secrets of apps and links", () => {
  // Of Postfix and Dovecot it needs openssl alone.
  itWith(
    "Postfix and Dovecot",
    "are found in no log line, row, message in chat or page that is not their own, whoever repeats them",
    async () => {
      await using product = await openPlanted(PLANTED, ANN);
      const { ctx, url, google, microsoft, inChat, logged } = product;
      const { mail, imap, letters, ann } = product;
      const pages: Page[] = [];
      const [told, stranger] = [readerOf(url, pages), readerOf(url, pages)];
      const links = new Map<string, string>();

      // A sign-in by a link.
      const made = new URL((await issueSignInLink(ctx, ann)).url).pathname;
      links.set("made", tokenIn(made));
      await told.get(made);
      await told.post(made);
      for (const path of ["/sign-in/a-guess-of-a-stranger", made]) await told.get(path);

      // A mailbox at Google. Its token is renewed once, so that there is an earlier one.
      await told.post("/mailboxes/add/servers", { address: ANN, way: "google", ...product.servers });
      const begin = `/oauth/google/begin?${new URLSearchParams({ address: ANN })}`;
      const added = await told.get(await google.signIn(ledOnTo(await told.post(begin)) ?? "", ANN));
      const mailboxId = added.location?.replace("/mailboxes/", "") ?? "";
      const mailbox = await ctx.store.mailboxes.get(mailboxId);
      expect(mailbox).toMatchObject({ signIn: "oauth", provider: "google" });
      const first = (mailbox && (await openAccess(ctx, mailbox, "usable"))) ?? null;
      if (first?.kind !== "open") throw new Error("no way in");
      expect((await ctx.mail.prove(first.access)).smtp).toEqual({ kind: "proven" });
      if (mailbox) await openAccess(ctx, mailbox, "renewed");

      // From now on everybody repeats what they were sent, the mail servers the earlier token too.
      const tokens = () => google.tokens.issuedSoFar();
      const access = tokens().filter((token) => google.ownerOf(token) !== null);
      expect(access.length).toBe(2);
      const [ofChat = ""] = inChat?.configured.secrets ?? [];
      for (const part of PARTS) {
        const words = `invalid_auth ${repeating(ofChat, ANN, part)}`;
        inChat?.chat.plan("post", { kind: "refuses-saying", words });
      }
      mail.at("auth", { say: `535 5.7.8 no: ${access.map((token) => repeating(token, ANN, 0)).join(" ")}` });
      for (let n = 0; n < 60; n++) google.fault({ status: 400, body: repeatsAll(n % 3) });
      await startedCampaign(ctx, ann, ANN);
      const lost = async () => (await ctx.store.mailboxes.get(mailboxId))?.state.kind;
      await expect.poll(lost, { timeout: 90_000 }).toBe("disconnected");
      // Links by chat: each in one answer to its owner.
      if (inChat) {
        const { chat, people, channel } = inChat;
        // The channel was told before that alerts come there.
        const alerts = async () => (await chat.messages(channel)).filter(({ buttons }) => buttons.length > 0);
        await expect.poll(async () => (await alerts()).length, { timeout: 90_000 }).toBeGreaterThan(0);
        const signIn = urlIn(await (await people.type("ann", "sign-in", channel)).told());
        expect(signIn).toContain("/sign-in/");
        links.set("by command", tokenIn(signIn));
        const [alert] = await alerts();
        if (!alert) throw new Error("There is no alert.");
        const pressed = await people.press("ann", buttonIn(alert, "Reconnect"), alert);
        const reconnect = urlIn(await pressed.told());
        expect(reconnect).toContain("/reconnect/");
        const vouched = new URL(reconnect).pathname;
        links.set("by press", tokenIn(vouched));
        await stranger.get(vouched);
        await told.get(vouched);
      }

      // A sign-in link by letter, through a server that repeats its password first.
      letters.at("auth", { say: `454 4.7.0 no: ${repeating(PLANTED.letters, "system", 0)}` }, 1);
      await stranger.post("/sign-in", { email: "ann@acme.test" });
      await expect.poll(() => letters.received().length, { timeout: 60_000 }).toBeGreaterThan(0);
      links.set("by letter", tokenIn(/\/sign-in\/[\w-]+/.exec(letters.received()[0]?.raw ?? "")?.[0] ?? ""));

      // Reconnecting fails at Google, and then it does not; adding fails at Microsoft, and installing in the chat.
      const [incident] = await ctx.store.views.incidents.list(ann.workspaceId, 1);
      const personal = await told.get(`/reconnect/incident/${incident?.id}`);
      const reconnect = async () =>
        told.get(await google.signIn(ledOnTo(await told.post(`${personal.location}/sign-in`)) ?? "", ANN));
      expect((await reconnect()).status).toBe(422);
      google.behave();
      imap.answerSignIn(`NO no: ${access.map((token) => repeating(token, ANN, 1)).join(" ")}`);
      expect((await reconnect()).status).toBe(422);
      mail.behave();
      imap.answerSignIn("OK Signed in");
      expect((await reconnect()).location).toMatch(/^\/reconnecting\//);
      for (const part of PARTS) {
        microsoft.fault({ status: 400, body: repeatsAll(part) });
        const to = ledOnTo(await told.post(`/oauth/microsoft/begin?address=${encodeURIComponent(ANN)}`));
        expect((await told.get(await microsoft.signIn(to ?? "", ANN))).status).toBe(422);

        if (inChat === null) continue;
        inChat.configured.app.refuses(repeating(PLANTED.chatApp, ANN, part));
        const { platform } = inChat.chat;
        const install = ledOnTo(await told.post(`/${platform}/install`)) ?? "";
        const state = new URL(install).searchParams.get("state") ?? "";
        const back = new URLSearchParams({ code: "planted-code-of-chat", state });
        expect((await told.get(`/${platform}/oauth_redirect?${back}`)).status).toBe(422);
      }
      for (const path of [
        "/",
        `/mailboxes/${mailboxId}`,
        `/incidents/${incident?.id}`,
        "/settings",
        "/people",
      ]) {
        expect((await told.get(path)).status).toBe(200);
      }

      const secrets = [
        ...Object.values(PLANTED),
        ...[APP.clientSecret, "planted-code-of-chat"],
        ...(inChat?.configured.secrets ?? []),
        ...tokens(),
        ...sentTo,
        ...told.cookies(),
        ...stranger.cookies(),
        ...links.values(),
      ];
      expect(secrets.filter((secret) => secret.length < 10)).toEqual([]);
      expect(sentTo.filter((secret) => tokens().includes(secret)).length).toBeGreaterThan(0);
      const traces = tracesOf(secrets, ANN);
      const ofLinks = new Set(links.values());
      const sent = inChat?.chat.sent();
      const chat = [sent?.open, sent?.alone].flat(2).map((said) => JSON.stringify(said) ?? "");
      const isInChat = (link: string) => chat.some((said) => said.includes(link));
      expect(new Map([...links].map(([name, link]) => [name, isInChat(link)]))).toEqual(
        new Map([
          ["made", false],
          ...(inChat
            ? ([
                ["by command", true],
                ["by press", true],
              ] as const)
            : []),
          ["by letter", false],
        ]),
      );
      const found = [
        ...tracesIn(traces, "log", logged.join("")),
        ...tracesIn(traces, "database", await everyText(product.databaseUrl)),
        ...tracesIn(
          traces.filter((trace) => !ofLinks.has(trace)),
          "chat",
          `${chat.join("\n")}\n${chat.join("\n").replaceAll("\\", "")}`,
        ),
        ...pages.flatMap(({ path, text }) =>
          tracesIn(
            traces.filter((trace) => !path.includes(trace)),
            `page ${path}`,
            text,
          ),
        ),
        ...tracesIn(traces, "arguments", [...process.argv, ...process.execArgv].join(" ")),
      ];
      expect(found).toEqual([]);
    },
  );
});
