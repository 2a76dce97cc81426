import { afterEach, describe, expect, it } from "vitest";
import { loseMailbox } from "./a-lost-mailbox.ts";
import { inEachChat } from "./in-each-chat.ts";

const guests: string[] = [];
/** Each chat calls itself by its own name. */
const OWN_ONLY =
  /^You are a guest in this [\w ]+, so Unpause shows you your own mailboxes here\. The web app shows you the rest\.$/;
const NONE =
  /^You are a guest in this [\w ]+, so Unpause shows you your own mailboxes here, and you have none\. The web app shows you the rest\.$/;
const none = [expect.stringMatching(NONE)];

describe("a guest of the chat, who is a member in Unpause", () =>
  inEachChat(
    ({ open, chat }) => {
      afterEach(() => {
        guests.length = 0;
      });

      /** Two mailboxes of Ben's, of which the first is lost, and its alert stands in the channel. */
      const alerted = async () => {
        const workspace = await open({ addresses: ["sales@ours.test", "more@ours.test"] });
        await loseMailbox(workspace);
        await workspace.deliverAll();
        return workspace;
      };

      it("reconnects, looks after and asks about a mailbox of theirs, and sees nothing of others", async () => {
        guests.push("ben");
        const { press, type, prisma, members, mailboxIds } = await alerted();
        const [lost = "", other = ""] = mailboxIds;
        await prisma.mailbox.update({ where: { id: other }, data: { ownerId: members.ann } });

        expect((await press("ben", "Reconnect")).buttons[0]).toMatchObject({ label: "Enter the password" });
        expect((await press("ben", "I'm on it")).lines[0]).toMatch(/^You are on it/);
        expect((await type("ben", "why sales@ours.test")).lines.join()).toContain("password");
        expect((await type("ben", "mailboxes")).lines).toEqual([
          expect.stringMatching(OWN_ONLY),
          expect.stringMatching(/^sales@ours.test/),
        ]);
        for (const text of [
          "status",
          "campaigns",
          "pause Spring",
          "why more@ours.test",
          "drill more@ours.test",
        ]) {
          const { lines } = await type("ben", text);
          expect(lines[0], text).toMatch(OWN_ONLY);
          expect(lines.join()).not.toContain("more@ours.test");
        }
        expect((await type("ben", "help")).lines.length).toBeGreaterThan(1);
        expect(
          await prisma.campaign.findMany({ where: { mailboxes: { some: { mailboxId: lost } } } }),
        ).toMatchObject([{ pausedByMemberId: null }]);
      });

      it("can press nothing in an alert that is about others' mailboxes, and learns nothing of it", async () => {
        guests.push("cy");
        const { press, type, prisma, workspaceId } = await alerted();
        for (const label of ["Reconnect", "I'm on it", "Why?", "More…"]) {
          expect((await press("cy", label)).lines, label).toEqual(none);
        }
        expect((await type("cy", "reconnect sales@ours.test")).lines).toEqual(none);
        expect(await prisma.watch.findFirst({ where: { workspaceId } })).toMatchObject({ takenById: null });
      });

      it("opens no list of what else there is", async () => {
        guests.push("ben");
        const { press } = await alerted();
        expect((await press("ben", "More…")).lines[0]).toMatch(OWN_ONLY);
      });

      it("is seen to be one, and to be none any more, whatever they were before", async () => {
        const { press, clock } = await alerted();
        const why = async () => (await press("cy", "Why?")).lines;
        const later = () => {
          clock.time = new Date(clock.time.getTime() + 11 * 60_000);
        };
        expect(await why()).not.toEqual(none);
        guests.push("cy");
        later();
        expect(await why()).toEqual(none);
        // And while the chat does not type, they are what they were.
        later();
        chat().plan("look", { kind: "breaks" });
        expect(await why()).toEqual(none);
        guests.length = 0;
        expect(await why()).not.toEqual(none);
      });

      it("is no guest where they are an admin in Unpause", async () => {
        guests.push("ann");
        const { type, press } = await alerted();
        expect((await type("ann", "mailboxes")).lines[0]).toEqual("2 mailboxes:");
        expect((await press("ann", "Reconnect")).buttons[0]).toMatchObject({ label: "Enter the password" });
      });
    },
    { guests },
  ));
