import { describe, expect, it } from "vitest";
import { seeReached } from "../../src/core/alert/see-reached.ts";
import { rehearse } from "../../src/core/drill/go-through-drill.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY } from "../core/world.ts";
import { nameWorkspace } from "./a-lost-mailbox.ts";
import type { Told } from "./driver.ts";
import { inEachChat } from "./in-each-chat.ts";

/** Invisible characters, and those that turn or move the text beside them. */
const TRICKS = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe("names, and words of providers", () =>
  inEachChat(
    ({ open, chat }) => {
      /** The whole life of a lost mailbox in a workspace where everybody and everything is called like this. */
      const live = async (name: string, providerSays: string) => {
        const workspace = await open({ addresses: ["sales@ours.test", "info@ours.test"] });
        // People are found in the oldest workspace that has them: only this one may have them now.
        await workspace.prisma.chatIdentity.deleteMany({});
        await workspace.prisma
          .$executeRaw`UPDATE member SET email = id || '@gone.test' WHERE workspace_id <> ${workspace.workspaceId}::uuid`;
        const { ctx, prisma, people, press, clock, messages, say, members, mailboxId, provider } = workspace;
        await aCampaign(workspace, { name: "Spring", leads: 3 });
        await nameWorkspace(workspace, name);
        const lost = await lose(workspace);
        const incident = await prisma.incident.findUniqueOrThrow({ where: { id: lost.incidentId } });
        const diagnosis = incident.diagnosis as { evidence: { line: string }[] };
        const evidence = diagnosis.evidence.map((each) => ({ ...each, line: providerSays }));
        const data = { diagnosis: { ...diagnosis, evidence } as never };
        await prisma.incident.update({ where: { id: lost.incidentId }, data });
        await say();
        const [alert] = await messages();
        if (alert === undefined) throw new Error("There is no alert.");
        const answers: string[] = [];
        const answered = async (asked: Promise<Told>) => {
          const told = await asked;
          answers.push(told.lines[0] ?? "");
          return told;
        };
        for (const label of ["Reconnect", "Why?", "Snooze", "I'm on it", "More…"]) {
          await answered(press("cy", label, alert));
          await answered(press("ben", label, alert));
        }
        const refused = await press("cy", "Reconnect", alert);
        await answered(refused.press(refused.buttons[0]?.label ?? ""));
        const type = (text: string) => answered(workspace.type("ben", text));
        const asked = [
          "status",
          "mailboxes",
          "campaigns",
          "settings",
          "why sales@ours.test",
          `pause ${name}`,
        ];
        for (const text of asked) await type(text);
        await say();
        await people.openHome("ben");
        const list = chat().button("mailboxes", { kind: "incident", id: lost.incidentId });
        await (await people.press("ben", list, alert)).told();

        clock.time = new Date(MONDAY.getTime() + 60_000);
        await finishReconnect(ctx, await prove(workspace, lost));
        await say();

        chat().plan("post", { kind: "removed" }, 500);
        const second = await lose(workspace, workspace.mailboxIds[1]);
        await say();
        clock.time = new Date(MONDAY.getTime() + 7 * 60_000);
        await seeReached(ctx, second.incidentId);
        await say();
        chat().mend();

        await type("drill sales@ours.test");
        await say();
        const [begun] = await prisma.drill.findMany({ where: { mailboxId } });
        const drill = await ctx.store.drills.get(begun?.id ?? "");
        if (drill !== null) await rehearse(ctx, drill, members.ben, "rehearsal");
        await say();
        return { answers, letters: provider.accepted() };
      };

      it("are shown as they are, call nobody, lead nowhere, and turn nothing round", async () => {
        const name = "<!channel> `x` *b* https://evil.test/login <@U1> \u202eevil\u2066\u200b\u200f :tada:";
        const { letters } = await live(
          name,
          "535 <https://evil.test|here> `*no*` <!here>\u202e\n5.7.8 &lt;b&gt;",
        );
        const { open: inChannels, alone, effects } = chat().sent();
        const sent = JSON.stringify([inChannels, alone]);
        // Links lead to us, or to the provider's own pages; nobody is called.
        expect(effects.filter((effect) => /evil\.test|^call/.test(effect))).toEqual([]);
        expect(effects.length).toBeGreaterThan(0);
        expect(sent).not.toMatch(TRICKS);
        expect(sent).toContain("<!channel> `x` *b* https://evil.test/login <@U1> evil :tada:");
        expect(letters.length).toBeGreaterThan(0);
      });

      it("of 10,000 characters leave room for what a person can do", async () => {
        const { answers } = await live("W".repeat(10_000), `535 ${"no ".repeat(4_000)}`);
        expect(answers.length).toBeGreaterThan(15);
        expect(answers.filter((answer) => answer.length > 1_000 || !/[.:]$/.test(answer))).toEqual([]);
      });

      it("that nobody sees are not empty texts, which a chat refuses", async () => {
        await live("\u200b\u200f \u2060", "\u200b\u202e");
      });

      it("that a person types leave room for what they can do too", async () => {
        const { type } = await open();
        const long = "w".repeat(9_000);
        for (const text of [
          long,
          `why ${long}@x.test`,
          `pause ${long}`,
          `drill ${long}`,
          `settings ${long}`,
        ]) {
          expect((await type("ben", text)).lines[0]).toMatch(/w…w+.*[.?]$/);
        }
      });
    },
    { databases: "one" },
  ));
