import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openReconnectLink } from "../../src/core/reconnect/open-reconnect-link.ts";
import { MONDAY } from "../core/world.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import { buttonIn, titles } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

describe("a button in an alert", () =>
  inEachChat(({ open, chat }) => {
    /** A mailbox of Ben's is lost, and its alert stands in the channel. */
    const alerted = async () => {
      const workspace = await open();
      const lost = await loseMailbox(workspace);
      await workspace.deliverAll();
      const [message] = await workspace.messages();
      if (message === undefined) throw new Error("There is no alert.");
      /** Presses a button as the message had it, however it stands now. */
      const press = (name: string, label: string) => workspace.press(name, label, message);
      return { ...workspace, ...lost, message, press };
    };
    const tokenIn = (url = "") => url.replace("https://unpause.test/reconnect/", "");

    it("Reconnect gives the owner alone their link, and the numbers of which its page shows one", async () => {
      const { press, ctx, members, mailboxId } = await alerted();
      const { lines, buttons } = await press("ben", "Reconnect");
      expect(lines).toEqual([
        "Open the page to reconnect sales@ours.test. Only you can use this link. It works once and expires at Mon 5 Jan, 10:30.",
        "Press the number that the page shows:",
      ]);
      const [page, ...numbers] = buttons;
      expect(page).toEqual({
        label: "Enter the password",
        url: expect.stringMatching(/^https:\/\/unpause\.test\/reconnect\/[\w-]{43}$/),
      });
      const shown = numbers.map(({ label }) => Number(label));
      expect(shown).toEqual([...new Set(shown)].sort((one, other) => one - other));
      expect(shown).toHaveLength(5);
      expect(await openReconnectLink(ctx, tokenIn(page?.url))).toMatchObject({
        kind: "open",
        member: { id: members.ben },
        mailbox: { id: mailboxId },
      });
    });

    it("Reconnect tells who may not, and who may; one press asks them, once", async () => {
      const { press, deliverAll } = await alerted();
      const refused = await press("cy", "Reconnect");
      expect(refused).toMatchObject({
        lines: ["You cannot reconnect sales@ours.test: it is not yours. Ben (owner) and Ann can."],
        buttons: [{ label: "Ask Ben" }],
      });

      expect((await refused.press("Ask Ben")).lines).toEqual([
        "Ben is asked in a direct message. The message here changes when it is fixed.",
      ]);
      expect((await refused.press("Ask Ben")).lines).toEqual([
        "You have asked Ben already. The message here changes when it is fixed.",
      ]);
      await deliverAll();

      expect(titles(await chat().direct("ben"))).toContain(
        "🔴 Cy asks you to have a look: sales@ours.test is disconnected: the password is no longer accepted",
      );
    });

    it("Why? shows the provider's own words and what decided", async () => {
      const { press } = await alerted();
      expect((await press("cy", "Why?")).lines).toEqual([
        "The provider refuses the user name and password we have, as it does after the password was changed or reset. " +
          "It is likely: this is what the answer usually means.",
        "Decisive code: 535, 5.7.8",
        expect.stringMatching(/^Source: /),
        "535 5.7.8 Error: authentication failed",
      ]);
    });

    it("says after the end who fixed it and when, and repaints an old message", async () => {
      const {
        press,
        ctx,
        clock,
        incidentId,
        disconnectionId,
        mailboxId,
        members,
        workspaceId,
        ...workspace
      } = await alerted();
      const mailbox = await ctx.store.mailboxes.get(mailboxId);
      if (mailbox === null) throw new Error("no mailbox");
      const reconnectId = await ctx.store.reconnects.start({
        workspaceId,
        mailboxId,
        disconnectionId,
        memberId: members.ann,
        sealed: ctx.secrets.seal("new", mailboxId),
        subject: null,
        tenant: null,
        server: { userName: mailbox.userName, smtp: mailbox.smtp, imap: mailbox.imap },
        folders: {},
        startedAt: clock.time,
      });
      clock.time = new Date(MONDAY.getTime() + 4 * 3_600_000);
      await endIncident({ ctx, clock, workspaceId }, incidentId);
      expect(reconnectId).not.toEqual(null);

      // The edit that tells of the end has not come through yet: the old message still has its button.
      expect((await press("cy", "Reconnect")).lines).toEqual([
        "There is nothing left to do: sales@ours.test was fixed by Ann at Mon 5 Jan, 14:00, and its leads went on where they were.",
      ]);
      await workspace.deliverAll();
      const [message, ...more] = await workspace.messages();
      expect(more).toEqual([]);
      expect(message?.lines[0]).toEqual("🟢 sales@ours.test is connected again");
    });

    it("repaints a second message about the same incident, which nothing else would", async () => {
      const { people, message, deliverAll, messages, ctx, clock, incidentId, workspaceId } = await alerted();
      const copy = await chat().copy(message);
      await endIncident({ ctx, clock, workspaceId }, incidentId);
      await deliverAll();
      await (await people.press("ben", buttonIn(message, "Reconnect"), copy)).told();
      await deliverAll();
      expect(titles(await messages())).toEqual([
        "🟢 sales@ours.test is connected again",
        "🟢 sales@ours.test is connected again",
      ]);
    });

    it("brings the alert back where a person deleted it", async () => {
      const { press, message, ctx, clock, incidentId, workspaceId, deliverAll, messages } = await alerted();
      await endIncident({ ctx, clock, workspaceId }, incidentId);
      await deliverAll();
      await chat().remove(message);
      await press("ben", "Reconnect");
      await deliverAll();
      await deliverAll();
      expect(titles(await messages())).toEqual(["🟢 sales@ours.test is connected again"]);
    });

    it("does nothing for a person who is unknown, not confirmed, or of another company", async () => {
      const { press, people, message, ctx, workspaceId, clock } = await alerted();
      // Somebody has this address in Unpause; whoever says in the chat that it is theirs has not shown it.
      const victim = { name: "Ben Two", email: "ben2@acme.test", role: "admin" } as const;
      expect(await ctx.store.members.add(workspaceId, victim, clock.time)).not.toEqual(null);
      const stranger =
        /^Unpause does not know you yet\. Ask your admin to add the e-mail address that you have here in [\w ]+; it has to be confirmed\.$/;
      expect((await press("eve", "Reconnect")).lines).toEqual([expect.stringMatching(stranger)]);
      expect((await press("mallory", "Reconnect")).lines).toEqual([expect.stringMatching(stranger)]);
      const other = { company: "T0OTHERS" };
      const outsider = await people.press("ben", buttonIn(message, "Reconnect"), message, other);
      expect((await outsider.told()).lines).toEqual([
        expect.stringMatching(/^This is for the people of the .* that Unpause belongs to\.$/),
      ]);
    });

    it("does nothing for a member who left", async () => {
      const { press, ctx, members, prisma } = await alerted();
      await press("cy", "Why?");
      await prisma.member.delete({ where: { id: members.cy } });
      expect((await press("cy", "Why?")).lines[0]).toMatch(/^Unpause does not know you yet/);
      expect(await ctx.store.members.byChatUser(chat().platform, chat().user("cy"))).not.toContainEqual(
        expect.objectContaining({ id: members.cy }),
      );
    });

    it("is pressed once, however often the press is delivered", async () => {
      const { people, message } = await alerted();
      const id = randomUUID();
      const press = (times: number) =>
        people.press("ben", buttonIn(message, "Reconnect"), message, { id, times });
      const first = await press(1);
      await first.told();
      expect((await press(4)).statuses).toEqual(Array(4).fill(200));
      // By the time of another press these would have been answered too.
      await (await people.press("ben", buttonIn(message, "Reconnect"), message)).told();
      expect(first.count()).toEqual(1);
    });

    it("of another version, or about what is no longer known, is answered in words", async () => {
      const { people, message, incidentId } = await alerted();
      const press = async (name: string, id: string) => {
        const button = chat().button(name, { kind: "incident", id });
        return (await (await people.press("ben", button, message)).told()).lines;
      };
      expect(await press("restart", incidentId)).toEqual([
        "This button is from another version of Unpause. The message is brought up to date.",
      ]);
      for (const id of [randomUUID(), "'; DROP TABLE incident; --"]) {
        expect(await press("reconnect", id)).toEqual([
          "Unpause no longer knows what this is about. Press Status to see what needs attention now.",
        ]);
      }
    });

    it("answers in a direct message where the chat takes no answer to the press", async () => {
      const { people, message } = await alerted();
      chat().plan("answer", { kind: "breaks" });
      await people.press("ann", buttonIn(message, "Why?"), message);
      await expect
        .poll(async () => titles(await chat().direct("ann")).at(-1))
        .toMatch(/^The provider refuses the user name/);
    });

    it("is answered as soon as the chat wants to be called again, where it takes nothing for the moment", async () => {
      const { people, message } = await alerted();
      chat().plan("answer", { kind: "breaks" });
      chat().plan("post", { kind: "busy", seconds: 1 });
      const before = (await chat().direct("cy")).length;
      await people.press("cy", buttonIn(message, "Why?"), message);
      await expect
        .poll(async () =>
          titles(await chat().direct("cy"))
            .slice(before)
            .at(-1),
        )
        .toMatch(/^The provider refuses the user name/);
    });

    it("says so when the chat does not tell who a person is, and does it at the next press", async () => {
      const { press } = await alerted();
      chat().plan("look", { kind: "breaks" });
      expect((await press("ann", "Reconnect")).lines).toEqual([
        "That did not work: something is wrong on our side, and it is written down. Please try again in a minute.",
      ]);
      expect((await press("ann", "Reconnect")).buttons[0]).toMatchObject({
        label: "Enter the password",
      });
    });
  }));
