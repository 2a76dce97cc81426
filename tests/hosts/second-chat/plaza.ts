import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json as readJson } from "node:stream/consumers";
import { secretsIn } from "../sent-secrets.ts";
import { type Card, faultsOfCard } from "./plaza-cards.ts";
import { type PlazaFault, plazaFaults } from "./plaza-faults.ts";

export const PLAZA_TOKEN = "plaza:token:of the tests";
export const PLAZA_SECRET = "the signing secret of the tests, for Plaza";
export const PLAZA_COMPANY = "company:acme";

/** An answer to a deed is taken so often, and so long after it. Then it has to be said in another way. */
const ANSWERS = 3;
const ANSWERS_LAST_MS = 15_000;

export type PlazaMessage = {
  room: string;
  id: string;
  card: Card;
  /** The message in whose thread it stands. */
  under: string | null;
  /** The deed that it answers. */
  after: string | null;
};

/** The answer to a deed. `message`: null where its doer sees it beside the deed. */
export type PlazaAnswer = { card: Card; message: PlazaMessage | null };

/** Ids as other chats have them: with colons, and 150 characters long. */
export const plazaId = (kind: string, name: string) =>
  `${`${kind}:${name}:`.padEnd(143, "0123456789abcdef")}@plaza:`;

type Asked = {
  to?: string;
  room?: string;
  id?: string;
  under?: string;
  after?: string;
  answer?: string;
  person?: string;
  email?: string;
  card?: Card;
};
type Answer = { status: number; body: object };

/**
 * A chat that was made for the tests, as different from Slack as possible. It has other ids, other limits, no windows, no search,
 * and answers that expire. The product reaches it over HTTP with a token.
 */
export async function startPlaza({
  people,
  guests = [],
  unconfirmed = [],
}: {
  /** Name → e-mail address. */
  people: Record<string, string>;
  guests?: string[];
  unconfirmed?: string[];
}) {
  let messages: PlazaMessage[] = [];
  const whispers: { deed: string; card: Card }[] = [];
  const answers = new Map<string, { deed: string; left: number; until: number }>();
  const archived = new Set<string>();
  const closed = new Set<string>();
  const rooms = new Set<string>();
  const said: { open: unknown[]; alone: unknown[] } = { open: [], alone: [] };
  const refused: string[] = [];
  const leaked: string[] = [];
  const faults = plazaFaults();
  /** Its own clock, in ms: it stands still unless a call dawdles. */
  let now = 0;
  let numbered = 0;

  const personId = (name: string) => plazaId("person", name);
  const ownRoom = (name: string) => plazaId("own", name);
  const nameOf = (person: string) => Object.keys(people).find((name) => personId(name) === person);
  const find = ({ room, id }: Asked) => messages.find((each) => each.room === room && each.id === id);

  function nextId(): string {
    numbered += 1;
    return plazaId("message", `${numbered}`);
  }

  function post({ to = "", under, after, card }: Asked & { card: Card }): Answer {
    const name = nameOf(to);
    const room = name === undefined ? to : ownRoom(name);
    if (name === undefined && !rooms.has(room)) return refusal(404, "no-such-room");
    if (archived.has(room)) return refusal(423, "archived");
    if (under !== undefined && find({ room, id: under }) === undefined)
      return refusal(404, "no-such-message");
    const id = nextId();
    messages.push({ room, id, card, under: under ?? null, after: after ?? null });
    return done({ room, id });
  }

  function change(asked: Asked & { card: Card }): Answer {
    const found = find(asked);
    if (found === undefined) return refusal(404, "no-such-message");
    if (closed.has(found.id)) return refusal(409, "closed");
    if (archived.has(found.room)) return refusal(423, "archived");
    found.card = asked.card;
    return done({});
  }

  function whisper({ answer = "", card }: Asked & { card: Card }): Answer {
    const open = answers.get(answer);
    if (open === undefined || open.left === 0 || now > open.until) return refusal(410, "expired");
    open.left -= 1;
    whispers.push({ deed: open.deed, card });
    return done({});
  }

  function look({ person = "" }: Asked): Answer {
    const name = nameOf(person);
    if (name === undefined) return refusal(404, "no-such-person");
    return done({
      company: PLAZA_COMPANY,
      email: people[name],
      confirmed: !unconfirmed.includes(name),
      guest: guests.includes(name),
    });
  }

  function search({ email }: Asked): Answer {
    const name = Object.keys(people).find((each) => people[each] === email && !unconfirmed.includes(each));
    return name === undefined ? refusal(404, "no-such-person") : done({ person: personId(name) });
  }

  const withCards: Record<string, (asked: Asked & { card: Card }) => Answer> = {
    "/messages": post,
    "/messages/change": change,
    "/answers": whisper,
  };
  const withoutCards: Record<string, (asked: Asked) => Answer> = {
    "/people/look": look,
    "/people/find": search,
  };

  function answerTo(path: string, asked: Asked): Answer {
    const ofCards = withCards[path];
    if (ofCards === undefined) return withoutCards[path]?.(asked) ?? refusal(404, "no-such-call");
    const { card } = asked;
    const wrong = card === undefined ? ["no card"] : faultsOfCard(card);
    if (card === undefined || wrong.length > 0) {
      refused.push(...wrong.map((what) => `${path}: ${what}`));
      return refusal(422, "over-limits");
    }
    return ofCards({ ...asked, card });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const asked = (await readJson(request)) as Asked;
    const body = JSON.stringify(asked);
    leaked.push(...secretsIn(body).map((secret) => `${path} carries ${secret}`));
    (path === "/answers" ? said.alone : said.open).push(asked);
    if (request.headers.authorization !== `Bearer ${PLAZA_TOKEN}`)
      return send(response, refusal(401, "removed"));
    const fault = faults.next(path);
    if (fault?.kind === "dawdles") now += fault.ms;
    else if (fault !== null && fault.kind !== "loses-answer") return misbehave(fault, response);
    const answer = answerTo(path, asked);
    return fault?.kind === "loses-answer" ? void response.destroy() : send(response, answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    personId,
    ownRoom,
    addRoom(name: string): string {
      const room = plazaId("room", name);
      rooms.add(room);
      return room;
    },
    /** An action may be answered at the address that goes with it. */
    openAnswer(deed: string): string {
      const answer = plazaId("answer", deed);
      if (!answers.has(answer)) answers.set(answer, { deed, left: ANSWERS, until: now + ANSWERS_LAST_MS });
      return answer;
    },
    messages: (room: string) => messages.filter((message) => message.room === room),
    answersTo: (deed: string): PlazaAnswer[] => [
      ...whispers.filter((whisper) => whisper.deed === deed).map(({ card }) => ({ card, message: null })),
      ...messages.filter(({ after }) => after === deed).map((message) => ({ card: message.card, message })),
    ],
    /** Somebody posts this. */
    put(room: string, card: Card): PlazaMessage {
      const message = { room, id: nextId(), card, under: null, after: null };
      messages.push(message);
      return message;
    },
    remove(id: string) {
      messages = messages.filter((message) => message.id !== id);
    },
    archive: (room: string) => void archived.add(room),
    /** It can never be changed again. */
    close: (id: string) => void closed.add(id),
    faults,
    refused,
    said,
    /** @throws when anything that the product has sent held a secret, or is what Plaza would not have taken */
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (refused.length > 0) throw new Error(`Plaza would have refused: ${refused.join("; ")}`);
      if (leaked.length > 0) throw new Error(`Secrets went to Plaza: ${leaked.join("; ")}`);
    },
  };
}

export type Plaza = Awaited<ReturnType<typeof startPlaza>>;

const done = (body: object): Answer => ({ status: 200, body });
const refusal = (status: number, error: string): Answer => ({ status, body: { error } });

function misbehave(
  fault: Exclude<PlazaFault, { kind: "loses-answer" | "dawdles" }>,
  response: ServerResponse,
) {
  switch (fault.kind) {
    case "refuses":
      return send(response, refusal(fault.status, fault.error));
    case "busy":
      return send(response, { status: 429, body: { error: "busy", seconds: fault.seconds } });
    case "breaks":
      return void response.writeHead(fault.status, { "content-type": "text/html" }).end("<h1>Oops</h1>");
    case "cuts":
      return void response.destroy();
    case "swallows":
      return send(response, done({ room: plazaId("room", "nowhere"), id: plazaId("message", "none") }));
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
