import { describe, expect, it } from "vitest";
import { answerOptOut } from "../../../src/core/opt-out-question/answer-opt-out.ts";
import { suppressByHand } from "../../../src/core/suppression/suppress-by-hand.ts";
import { noticeSources } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";
import { aDoubtfulReply } from "./a-doubtful-reply.ts";

describe("a reply that may ask not to be written to", () =>
  onEachDatabase((database) => {
    async function asked() {
      const world = await openWorld(database(), [`sales-${crypto.randomUUID()}@ours.test`]);
      const doubt = await aDoubtfulReply(world);
      const { ctx, members } = world;
      const answer = async (who: keyof typeof members, said: "never-again" | "a-reply") => {
        const [member, question] = await Promise.all([
          ctx.store.members.get(members[who]),
          ctx.store.optOutQuestions.get(doubt.questionId),
        ]);
        if (member === null || question === null) throw new Error("nobody there");
        return answerOptOut(ctx, member, question, said);
      };
      return { ...world, ...doubt, answer };
    }

    it("holds the lead in every campaign until a person decides", async () => {
      await using world = await asked();
      expect(await world.stateOfOther()).toEqual({
        state: "held",
        heldFor: "opt_out_question",
        stopReason: null,
      });
      expect(await world.suppressed()).toEqual(0);
    });

    it("is asked once, however many such mails come", async () => {
      await using world = await asked();
      expect(await world.ask("Enough.")).toEqual("");
      expect(await world.ctx.store.optOutQuestions.open(world.workspaceId, 10)).toEqual([world.questionId]);
    });

    it("ends every campaign of the lead for good with “Yes, never again”", async () => {
      await using world = await asked();
      expect(await world.answer("ben", "never-again")).toEqual({ kind: "suppressed", email: world.email });
      expect(await world.stateOfOther()).toMatchObject({ state: "stopped", stopReason: "opted_out" });
      expect(await world.suppressed()).toEqual(1);
    });

    it("lets the lead go on in other campaigns with “No, a reply”", async () => {
      await using world = await asked();
      expect(await world.answer("ann", "a-reply")).toEqual({ kind: "kept", email: world.email, released: 1 });
      expect(await world.stateOfOther()).toEqual({ state: "active", heldFor: null, stopReason: null });
      expect(await world.suppressed()).toEqual(0);
    });

    it("is answered once: a second press changes nothing and says what was decided", async () => {
      await using world = await asked();
      await world.answer("ben", "never-again");
      expect(await world.answer("ann", "a-reply")).toMatchObject({
        kind: "answered-before",
        question: { answer: "never-again", answeredBy: "Ben" },
      });
      expect(await world.suppressed()).toEqual(1);
    });

    it("“Yes, never again” keeps with the suppression which mail, which words and who decided", async () => {
      await using world = await asked();
      await world.answer("ben", "never-again");
      expect(await world.ctx.store.views.suppressions.get(world.workspaceId, world.email)).toMatchObject({
        reason: "opted_out",
        source: "mail",
        member: { name: "Ben" },
        mail: { messageId: "9@leads.test", subject: "Re: Hello", author: world.email },
        words: "Why do you have my address?",
      });
    });

    it("is over once the address is suppressed in another way, and its messages say so", async () => {
      await using world = await asked();
      const { ctx, members, workspaceId, email, questionId } = world;
      const cy = await ctx.store.members.get(members.cy);
      if (cy === null) throw new Error("nobody there");
      await suppressByHand(ctx, cy, { emails: [email.replace("@", "+spelt@")], note: "" });
      expect(await ctx.store.optOutQuestions.open(workspaceId, 10)).toEqual([]);
      expect(await world.stateOfOther()).toMatchObject({ state: "stopped", stopReason: "removed" });
      // The first is the question itself, which was not posted yet.
      const said = await world.prisma.outboxItem.findMany({ where: { workspaceId, kind: "show-notice" } });
      expect(said.map(({ key, revision }) => [key, revision])).toEqual([
        [`notice:opt-out-question:${questionId}`, 2],
      ]);
      const notice = await noticeSources["opt-out-question"]?.load(ctx, questionId);
      expect([notice?.over, notice?.view.text]).toEqual([true, "The address was suppressed in another way."]);
    });

    it("is answered only by those who look after the mailbox", async () => {
      await using world = await asked();
      expect(await world.answer("cy", "never-again")).toMatchObject({ kind: "not-entitled" });
      expect(await world.stateOfOther()).toMatchObject({ state: "held" });
    });
  }));
