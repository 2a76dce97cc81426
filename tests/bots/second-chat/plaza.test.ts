import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plazaId } from "../../hosts/second-chat/plaza.ts";
import { type Card, faultsOfCard, PLAZA } from "../../hosts/second-chat/plaza-cards.ts";
import { plazaClient } from "../../hosts/second-chat/plaza-client.ts";
import { onPglite } from "../../setup/each-database.ts";
import { loseMailbox } from "../a-lost-mailbox.ts";
import { buttonIn, openChatWorkspace } from "../chat-workspace.ts";
import { plazaDriver } from "./plaza-driver.ts";

it("names everything by 150 characters with colons", () => {
  for (const name of ["1", "alerts-12", randomUUID()]) {
    expect(plazaId("message", name)).toMatch(/^message:.{134,}:$/);
    expect(plazaId("message", name)).toHaveLength(150);
  }
});

it("refuses a card that is over its limits, in words", () => {
  const card: Card = { lines: ["A line."], rows: [] };
  const button = { text: "Why?", does: "press why" };
  expect(faultsOfCard(card)).toEqual([]);
  expect(faultsOfCard({ ...card, lines: ["x".repeat(PLAZA.line + 1)] })).toEqual([
    "line: 701 characters, 1 to 700 are allowed",
  ]);
  expect(faultsOfCard({ ...card, rows: [Array(4).fill(button)] })).toEqual([
    "4 buttons in a row, 3 are allowed",
  ]);
  expect(faultsOfCard({ ...card, rows: [[{ text: "Nothing" }]] })).toEqual([
    "Nothing must do something, or lead somewhere",
  ]);
});

describe("the second chat", () =>
  onPglite((database) => {
    const alerted = async () => {
      await using opening = new AsyncDisposableStack();
      const chat = opening.use(await plazaDriver());
      const workspace = opening.use(await openChatWorkspace(database(), [chat]));
      await loseMailbox(workspace);
      await workspace.deliverAll();
      const [message] = await workspace.messages();
      if (message === undefined) throw new Error("There is no alert.");
      const opened = opening.move();
      const { people, url } = workspace;
      const why = () => people.press("cy", buttonIn(message, "Why?"), message);
      return { url, plaza: chat.plaza, message, why, [Symbol.asyncDispose]: () => opened.disposeAsync() };
    };

    it("tells the product only what it has signed", async () => {
      await using workspace = await alerted();
      const { url, plaza, message } = workspace;
      const says = buttonIn(message, "I'm on it").deed ?? "";
      const event = {
        id: "deed:1",
        kind: "press",
        says,
        room: message.channel,
        message: message.ref,
      } as const;
      expect(await plazaClient(`${url}/plaza`, plaza, "another secret").tell("ben", event)).toEqual(401);
      expect(plaza.answersTo("deed:1")).toEqual([]);
    });

    it("takes an answer for a while; after that it is said in the person's own room", async () => {
      await using workspace = await alerted();
      const { plaza, why } = workspace;
      expect((await (await why()).told()).as).toEqual("whisper");
      plaza.faults.plan("/people/look", { kind: "dawdles", ms: 20_000 });
      const late = await (await why()).told();
      expect(late.as).toEqual("direct");
      expect(late.lines[0]).toMatch(/^The provider refuses the user name/);
      expect(plaza.messages(plaza.ownRoom("cy"))).toHaveLength(1);
    });
  }));
