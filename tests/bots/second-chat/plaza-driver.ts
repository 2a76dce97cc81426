import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import {
  PLAZA_SECRET,
  PLAZA_TOKEN,
  type Plaza,
  type PlazaAnswer,
  type PlazaMessage,
  startPlaza,
} from "../../hosts/second-chat/plaza.ts";
import { type PlazaButton, seenInPlaza } from "../../hosts/second-chat/plaza-cards.ts";
import { plazaClient } from "../../hosts/second-chat/plaza-client.ts";
import type { PlazaFault } from "../../hosts/second-chat/plaza-faults.ts";
import { buttonIn } from "../chat-workspace.ts";
import type { Answer, Button, Call, Chat, Delivery, Fault, Message, People, Seen, Told } from "../driver.ts";
import { PEOPLE, UNCONFIRMED, ZOE } from "../people.ts";
import { doesOf } from "./deed.ts";
import { openPlaza } from "./open-plaza.ts";
import { plazaChat } from "./plaza-chat.ts";
import { PLATFORM, plazaPlatform } from "./plaza-platform.ts";

/**
 * @param people - name → e-mail address
 * @param guests - names of people who are let into some rooms only; it may change
 * @param platform - the name under which the product knows it
 */
export async function plazaDriver({
  people: known = { ...PEOPLE, ...ZOE },
  guests = [],
  platform = PLATFORM,
}: {
  people?: Record<string, string>;
  guests?: string[];
  platform?: string;
} = {}): Promise<Chat & { plaza: Plaza }> {
  const plaza = await startPlaza({ people: known, guests, unconfirmed: UNCONFIRMED });
  const config = { url: plaza.url, token: PLAZA_TOKEN, secret: PLAZA_SECRET, platform };
  const served = new Set<string>();
  let used = 0;

  const people: Chat["people"] = (url) => {
    const client = plazaClient(`${url}/${platform}`, plaza);

    async function deed(
      who: string,
      kind: "press" | "words",
      says: string,
      at: { room: string; message: string | null },
      { id = randomUUID(), times = 1, company }: Delivery = {},
    ): Promise<Answer> {
      const event = { id: `deed:${id}`, kind, says, ...at };
      const statuses = await Promise.all(
        Array.from({ length: times }, () => client.tell(who, event, company)),
      );
      const answers = () => plaza.answersTo(event.id);
      return {
        statuses,
        count: () => answers().length,
        async told() {
          await expect.poll(() => answers().length).toBeGreaterThan(0);
          const [answer] = answers();
          if (answer === undefined || answers().length > 1)
            throw new Error("It was answered more than once.");
          return asTold(who, at.room, answer);
        },
      };
    }

    function asTold(who: string, room: string, { card, message }: PlazaAnswer): Told {
      const read = asSeen(card);
      const at = message === null ? { channel: room } : { channel: message.room, ref: message.id };
      const pressIn = async (label: string) => (await press(who, buttonIn(read, label), at)).told();
      return {
        ...read,
        as: message === null ? "whisper" : "direct",
        press: pressIn,
        choose: pressIn,
      };
    }

    const press: People["press"] = (who, button, at, delivery) =>
      deed(
        who,
        "press",
        button.deed ?? "",
        { room: at.channel, message: "ref" in at ? at.ref : null },
        delivery,
      );

    return {
      press,
      openHome: async () => {},
      type: (who, text, channel) => deed(who, "words", text, { room: channel, message: null }),
    };
  };

  const messages: Chat["messages"] = async (channel, thread) =>
    plaza
      .messages(channel)
      .filter(({ under, id }) =>
        thread === undefined ? under === null : under === thread.ref || id === thread.ref,
      )
      .map(asMessage);

  return {
    plaza,
    platform,
    definition: plazaPlatform,
    configured: null,
    traits: { windows: false, searches: false },
    enter(ctx, { workspaceId }) {
      served.add(workspaceId);
      const chat = plazaChat(ctx, config);
      const serves = async (id: string) => served.has(id);
      return {
        chatOf: async (id) => (served.has(id) ? chat : null),
        listen: (bots) => ({ path: `/${platform}`, ...openPlaza({ ...ctx, ...bots }, config, serves) }),
      };
    },
    people,
    freshChannel() {
      used += 1;
      // Every Plaza of a test run has rooms of its own: a room belongs to one workspace.
      return plaza.addRoom(`alerts-${used}-${randomUUID().slice(0, 8)}`);
    },
    user: plaza.personId,
    button: (press, about) => ({
      label: press,
      deed: doesOf({ kind: "press", press, about, value: "" }),
    }),
    messages,
    direct: (name) => messages(plaza.ownRoom(name)),
    remove: async ({ ref }) => plaza.remove(ref),
    async copy({ channel, ref }) {
      const original = plaza.messages(channel).find(({ id }) => id === ref);
      return asMessage(plaza.put(channel, original?.card ?? { lines: ["old"], rows: [] }));
    },
    archive: async (channel) => plaza.archive(channel),
    fix(stand) {
      for (const { ref } of stand) plaza.close(ref);
    },
    plan(call, fault, times) {
      plaza.faults.plan(call === null ? null : PATHS[call], asFault(fault), times);
    },
    mend: () => plaza.faults.clear(),
    refused: plaza.refused,
    sent: () => {
      const cards = [plaza.said.open, plaza.said.alone].flat() as { card?: PlazaMessage["card"] }[];
      const links = cards.flatMap(({ card }) => card?.rows.flat().flatMap(({ link }) => link ?? []) ?? []);
      return { ...plaza.said, effects: links.map((link) => `link ${link}`) };
    },
    [Symbol.asyncDispose]: () => plaza[Symbol.asyncDispose](),
  };
}

const PATHS: Record<Call, string> = {
  post: "/messages",
  edit: "/messages/change",
  answer: "/answers",
  look: "/people/look",
  "find-person": "/people/find",
  search: "/search",
};

function asFault(fault: Fault): PlazaFault {
  switch (fault.kind) {
    case "removed":
      return { kind: "refuses", status: 401, error: "removed" };
    case "archived":
      return { kind: "refuses", status: 423, error: "archived" };
    case "unreachable":
      return { kind: "refuses", status: 403, error: "takes-none" };
    case "forbidden":
      return { kind: "refuses", status: 403, error: "forbidden" };
    case "stumbles":
      return { kind: "refuses", status: 500, error: "trouble" };
    case "refuses-saying":
      return { kind: "refuses", status: 500, error: fault.words };
    case "breaks":
      return { kind: "breaks", status: 503 };
    case "garbles":
      return { kind: "breaks", status: 200 };
    case "busy":
    case "cuts":
    case "loses-answer":
    case "swallows":
      return fault;
  }
}

const asMessage = ({ room, id, card }: PlazaMessage): Message => ({
  ...asSeen(card),
  channel: room,
  ref: id,
});

function asSeen(card: PlazaMessage["card"]): Seen {
  const { lines, buttons } = seenInPlaza(card);
  return { lines, buttons: buttons.map(asButton) };
}

const asButton = ({ text: label, does, link }: PlazaButton): Button => ({
  label,
  ...(link !== undefined && { url: link }),
  ...(does !== undefined && { deed: does }),
});
