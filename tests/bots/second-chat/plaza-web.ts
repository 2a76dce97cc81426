import type { Dead, PostAnswer } from "../../../src/core/chat/chat-port.ts";

/** `platform`: the name under which the product knows it. */
export type PlazaConfig = { url: string; token: string; secret: string; platform: string };

/** `status` 0: no answer that can be read. */
type Called = { status: number; body: Record<string, unknown> };

/** One call to Plaza. Every failure is in the result. */
export async function callPlaza({ url, token }: PlazaConfig, path: string, asked: object): Promise<Called> {
  try {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(asked),
    });
    const { status } = response;
    return { status, body: (await response.json()) as Called["body"] };
  } catch {
    return { status: 0, body: {} };
  }
}

const dead = (why: string): Dead => ({ kind: "dead", why });

/** The meaning of a refused or unanswered call for a message. */
export function answerToCall({ status, body }: Called, now: Date): Exclude<PostAnswer, { kind: "posted" }> {
  switch (status) {
    case 401:
      return { ...dead("Unpause was removed from Plaza. Add it again."), everywhere: true };
    case 403:
      return dead("This person takes no messages in Plaza.");
    case 404:
      return body.error === "no-such-message" ? { kind: "gone" } : dead("There is no such room in Plaza.");
    case 409:
      return { kind: "uneditable", why: "Plaza has closed this message." };
    case 422:
      return dead("Plaza refuses the message.");
    case 423:
      return dead("The room in Plaza that alerts go to is archived. Choose another one in the settings.");
    case 429: {
      const seconds = Number(body.seconds);
      const until = new Date(now.getTime() + seconds * 1000);
      return { kind: "later", until, why: `Plaza asks to wait ${seconds} seconds.`, unsent: true };
    }
    default:
      return { kind: "later", until: null, why: "Plaza gave no answer." };
  }
}
