import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import { takeOutSecrets } from "../../src/core/diagnosis/secrets/known-secrets.ts";
import { withoutSecrets } from "../../src/core/diagnosis/secrets/without-secrets.ts";
import { disconnectMailbox } from "../../src/core/disconnection/disconnect-mailbox.ts";
import { aCampaign, REFUSED } from "../core/world.ts";
import { inEachChat } from "./in-each-chat.ts";

const PASSWORD = "first of sales@ours.test";

describe("what is said in a chat holds no secret", () =>
  inEachChat(
    ({ open, chat }) => {
      it("though the provider repeats the password in its refusal, whatever is pressed and typed", async () => {
        const workspace = await open();
        const { ctx, clock, mailboxId, press, type, say, messages } = workspace;
        const words = `535 5.7.8 Error: authentication failed for "${PASSWORD}"`;
        const error = Object.assign(new Error(words), { ...REFUSED, response: words, message: words });
        // As the mail port hands it on.
        const heard = withoutSecrets(error, takeOutSecrets([PASSWORD]));
        const refusal = {
          provider: "generic",
          protocol: "smtp",
          credential: "password",
          error: heard,
        } as const;
        const mailbox = await ctx.store.mailboxes.get(mailboxId);
        if (mailbox === null) throw new Error("no mailbox");
        await aCampaign(workspace, {});
        const diagnosis = diagnose(refusal);
        await disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
        await say();
        const [alert] = await messages();
        const links: string[] = [];
        for (const who of ["ann", "ben", "cy", "eve"]) {
          for (const { label, url } of alert?.buttons ?? []) {
            if (url !== undefined) continue;
            const { buttons } = await press(who, label, alert);
            links.push(
              ...buttons.flatMap(({ url = "" }) => /\/reconnect\/([\w-]{43})$/.exec(url)?.[1] ?? []),
            );
          }
          for (const text of ["status", "mailboxes", "why sales@ours.test"]) await type(who, text);
        }
        await say();
        const { open: inChannels, alone } = chat().sent();
        const toAll = JSON.stringify(inChannels);
        expect(toAll.includes(PASSWORD) || JSON.stringify(alone).includes(PASSWORD)).toBe(false);
        expect(toAll).toContain("sales@ours.test");
        // Links of one's own go to one person alone.
        expect(links.length).toBeGreaterThan(0);
        expect(links.filter((link) => toAll.includes(link))).toEqual([]);
      });
    },
    { databases: "one" },
  ));
