import { createHmac, timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { Answer } from "../../../src/bots/answer.ts";
import type { BotChat, ChatPerson, ChatPersonSeen } from "../../../src/bots/bot-chat.ts";
import type { BotContext } from "../../../src/bots/bot-kinds.ts";
import { handlePress } from "../../../src/bots/handle-press.ts";
import { handleWords } from "../../../src/bots/handle-words.ts";
import { PLAZA_COMPANY } from "../../hosts/second-chat/plaza.ts";
import type { PlazaEvent } from "../../hosts/second-chat/plaza-client.ts";
import { deedIn } from "./deed.ts";
import { refOf } from "./plaza-chat.ts";
import { PLAZA_WORDS } from "./plaza-platform.ts";
import { callPlaza, type PlazaConfig } from "./plaza-web.ts";
import { answerCard } from "./render.ts";

/** Takes what people do in Plaza. Stopping waits for what is in hand. */
export function openPlaza(own: BotContext, config: PlazaConfig, serves: BotChat["serves"]) {
  const ctx: BotContext = { ...own, surface: `chat:${config.platform}` };
  const chat: BotChat = { platform: config.platform, serves, words: PLAZA_WORDS };
  const inHand = new Set<Promise<unknown>>();

  async function answer(event: PlazaEvent): Promise<void> {
    const said = await outcome(event);
    if (said !== null) await tell(config, event, said);
  }

  function outcome(event: PlazaEvent): Promise<Answer | null> {
    const { id, kind, room, alone, message: pressedIn, says, person } = event;
    const by = personIn(config, event);
    const key = `${config.platform}:${id}`;
    const channel = alone ? null : room;
    if (kind === "words") return handleWords(ctx, chat, { by, words: says, channel, key });
    const deed = deedIn(says);
    if (deed.kind === "words")
      return handleWords(ctx, chat, { by, words: deed.words, channel, pressed: true, key });
    const { press, about, value } = deed;
    const message = pressedIn === null ? null : { channel: channel ?? person, ref: refOf(room, pressedIn) };
    return handlePress(ctx, chat, { by, about, press, value, message, key });
  }

  const routes = new Hono().post("/events", async (c) => {
    const body = await c.req.text();
    if (!isPlaza(config, c.req.header("x-plaza-signature") ?? "", body)) return c.text("", 401);
    const work = answer(JSON.parse(body) as PlazaEvent).catch((error) =>
      ctx.log.fault("chat.not-done", error),
    );
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
    return c.text("");
  });
  return {
    routes,
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(inHand);
    },
  };
}

function isPlaza({ secret }: PlazaConfig, signature: string, body: string): boolean {
  const own = createHmac("sha256", secret).update(body).digest();
  const theirs = Buffer.from(signature, "hex");
  return own.length === theirs.length && timingSafeEqual(own, theirs);
}

const personIn = (config: PlazaConfig, { person, company }: PlazaEvent): ChatPerson => ({
  userId: person,
  belongs: async () => company === PLAZA_COMPANY,
  async look(): Promise<ChatPersonSeen> {
    const { status, body } = await callPlaza(config, "/people/look", { person });
    if (status !== 200) throw new Error(`Plaza does not say who this is (${status}).`);
    const verifiedEmail = body.confirmed === true ? `${body.email}` : null;
    return { kind: "person", verifiedEmail, guest: body.guest === true };
  },
});

/** So long an answer is kept in hand where Plaza asks to wait: it is written down nowhere. */
const ANSWER_S = 30;

/** Beside what they did; in their own room where that is no longer taken. */
async function tell(config: PlazaConfig, event: PlazaEvent, { reply, shared }: Answer): Promise<void> {
  const card = answerCard(reply);
  const { id: after, person, room, alone, answer } = event;
  if (shared && !alone) {
    const sayInTurn = await callPlaza(config, "/messages", { to: room, after, card });
    if (sayInTurn.status === 200) return;
  }
  const beside = await callPlaza(config, "/answers", { answer, card });
  if (beside.status === 200) return;
  const direct = () => callPlaza(config, "/messages", { to: person, after, card });
  const { status, body } = await direct();
  if (status !== 429 || Number(body.seconds) > ANSWER_S) return;
  await wait(Number(body.seconds) * 1000);
  await direct();
}
