import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import type { Context } from "../../../src/core/context.ts";
import { answerToCall, callPlaza, type PlazaConfig } from "./plaza-web.ts";
import { messageCard } from "./render.ts";

/** `ref` is the room and the message's id; neither has a space in it. */
export const refOf = (room: string, id: string) => `${room} ${id}`;

/** Plaza as alerts need it. It lets nobody search. */
export const plazaChat = ({ clock }: Pick<Context, "clock">, config: PlazaConfig): ChatPort => ({
  platform: config.platform,
  async post(channel, view, { ref, thread }) {
    const card = messageCard(view);
    const [room, id] = ref?.split(" ") ?? [];
    const under = thread?.split(" ")[1];
    const answer =
      ref === null
        ? await callPlaza(config, "/messages", { to: channel, under, card })
        : await callPlaza(config, "/messages/change", { room, id, card });
    if (answer.status !== 200) return answerToCall(answer, clock.now());
    return { kind: "posted", ref: ref ?? refOf(`${answer.body.room}`, `${answer.body.id}`) };
  },
  find: async () => ({ kind: "unsearchable" }),
  async person(email) {
    const { status, body } = await callPlaza(config, "/people/find", { email });
    return status === 200 ? `${body.person}` : null;
  },
});
