import { createHash, randomUUID } from "node:crypto";
import { secretsIn } from "../sent-secrets.ts";
import { type Answered, type Asked, startBotConnector } from "./bot-connector.ts";
import { faultsOfCard } from "./teams-cards.ts";
import { type TeamsCall, teamsFaults } from "./teams-faults.ts";
import { teamsWindows } from "./teams-windows.ts";

export type TeamsMessage = {
  /** Without its thread. */
  conversation: string;
  id: string;
  /** The first message of its thread; null: it is that. */
  under: string | null;
  card: object;
  /** The activity that it answers. */
  answers: string | null;
  /** The only one who sees it, by their address; null: everybody there does. */
  to: string | null;
};

type Sent = {
  type?: string;
  summary?: string;
  replyToId?: string;
  recipient?: { id?: string; isTargeted?: boolean };
  attachments?: { contentType?: string; content?: object }[];
};

/** The attempt that a card says it was posted by; null: it is kept true by nobody. */
function attemptOf(card: object): string | null {
  const { refresh } = card as { refresh?: { action?: { data?: { attempt?: unknown } } } };
  const attempt = refresh?.action?.data?.attempt;
  return typeof attempt === "string" && attempt !== "none" ? attempt : null;
}

/** Always the same for a name, and of the form of an Entra object id. */
const objectId = (of: string) =>
  createHash("sha256")
    .update(of)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");

/**
 * A Microsoft tenant with people, teams and channels, as its Bot Connector shows them to one bot.
 *
 * @param people - name → e-mail address
 * @param guests - names of people of other tenants who are guests in this one; it may change
 * @param keepsWindows - whether it refuses calls over its windows, by the machine's clock
 */
export async function startTeams({
  people,
  guests = [],
  unconfirmed = [],
  keepsWindows = false,
}: {
  people: Record<string, string>;
  guests?: string[];
  unconfirmed?: string[];
  keepsWindows?: boolean;
}) {
  let messages: TeamsMessage[] = [];
  const deleted = new Set<string>();
  const channels = new Map<string, { team: string; name: string; archived: boolean }>();
  const fixed = new Set<string>();
  /** The attempts of the product whose post was accepted. */
  const attempts = new Set<string>();
  /** People of other teams in a shared channel: the team and their name. */
  const outside = new Set<string>();
  const refused: string[] = [];
  const leaked: string[] = [];
  const calls: { call: TeamsCall; path: string; body: object; status: number; at: number }[] = [];
  const faults = teamsFaults();
  const windows = teamsWindows();
  const run = randomUUID();
  let numbered = 0;

  const userId = (name: string) => objectId(`${run} ${name}`);
  const address = (name: string) => `29:${name}-${run}`;
  const ownConversation = (name: string) => `a:${name}-${run}`;
  const names = Object.keys(people);
  const isGuest = (name: string) => guests.includes(name) || unconfirmed.includes(name);
  const nameOf = (id: string) =>
    names.find((name) => [userId(name), address(name), people[name]].includes(id));
  const refusal = (status: number, code: string, message = code): Answered => ({
    status,
    body: { error: { code, message } },
  });

  const isTeam = (id: string) => [...channels.values()].some(({ team }) => team === id);

  /** The conversation that a call is about; null: there is none, or we are not in it. */
  const conversationOf = (id: string) => {
    const [base = "", under = null] = id.split(";messageid=");
    const isKnown =
      channels.has(base) || isTeam(base) || names.some((name) => ownConversation(name) === base);
    return isKnown ? { base, under } : null;
  };

  function cardIn(path: string, sent: Sent): object | null {
    const [attachment] = sent.attachments ?? [];
    const card = attachment?.content ?? null;
    const wrong =
      card === null || attachment?.contentType !== "application/vnd.microsoft.card.adaptive"
        ? ["no card"]
        : faultsOfCard(card);
    refused.push(...wrong.map((what) => `${path}: ${what}`));
    return wrong.length === 0 ? card : null;
  }

  function post(conversation: string, sent: Sent, targeted: boolean): Answered {
    const at = conversationOf(conversation);
    if (at === null) return refusal(404, "ConversationNotFound");
    if (channels.get(at.base)?.archived) return refusal(403, "ConversationArchived");
    const card = cardIn(`post ${conversation}`, sent);
    if (card === null) return refusal(400, "BadSyntax");
    if (targeted && sent.recipient?.isTargeted !== true) return refusal(400, "BadSyntax");
    const attempt = attemptOf(card);
    if (attempt !== null && attempts.has(attempt))
      refused.push(`${conversation}: ${attempt} was posted twice`);
    if (attempt !== null) attempts.add(attempt);
    numbered += 1;
    const id = `${1_700_000_000_000 + numbered}`;
    const to = targeted ? (sent.recipient?.id ?? "") : null;
    messages.push({ conversation: at.base, id, under: at.under, card, answers: sent.replyToId ?? null, to });
    return { status: 201, body: { id } };
  }

  function change(conversation: string, id: string, sent: Sent): Answered {
    const at = conversationOf(conversation);
    if (at === null) return refusal(404, "ConversationNotFound");
    const found = messages.find((each) => each.conversation === at.base && each.id === id);
    if (found === undefined) return refusal(404, "ActivityNotFoundInConversation");
    if (channels.get(at.base)?.archived) return refusal(403, "ConversationArchived");
    if (fixed.has(id)) return refusal(403, "OperationNotAllowed");
    const card = cardIn(`edit ${conversation}`, sent);
    if (card === null) return refusal(400, "BadSyntax");
    found.card = card;
    return { status: 200, body: { id } };
  }

  function takeAway(conversation: string, id: string): Answered {
    const base = conversationOf(conversation)?.base;
    if (!messages.some((each) => each.conversation === base && each.id === id))
      return refusal(404, "ActivityNotFoundInConversation");
    messages = messages.filter((each) => each.id !== id);
    deleted.add(id);
    return { status: 200 };
  }

  function member(conversation: string, id: string): Answered {
    const name = nameOf(id);
    const isInTeam = isTeam(conversation) && !outside.has(`${conversation} ${name}`);
    const isThere =
      name !== undefined &&
      (isInTeam || channels.has(conversation) || ownConversation(name) === conversation);
    if (name === undefined || !isThere) return refusal(404, "MemberNotFoundInConversation");
    const email = people[name];
    return {
      status: 200,
      body: {
        id: address(name),
        name,
        objectId: userId(name),
        email,
        userPrincipalName: isGuest(name) ? `${email?.replace("@", "_")}#EXT#@acme.onmicrosoft.test` : email,
        tenantId: connector.bot.tenantId,
        userRole: isGuest(name) ? "guest" : "user",
      },
    };
  }

  function begin(sent: { members?: { id?: string }[] }): Answered {
    const name = nameOf(sent.members?.[0]?.id ?? "");
    return name === undefined
      ? refusal(403, "ForbiddenOperationException")
      : { status: 201, body: { id: ownConversation(name) } };
  }

  function callOf({ method, path, query }: Asked): TeamsCall {
    if (path === "/v3/conversations") return "begin";
    if (path.includes("/members/"))
      return decodeURIComponent(path).includes("@", path.indexOf("/members/")) ? "find" : "look";
    if (method === "PUT") return "edit";
    if (method === "DELETE") return "delete";
    return query.get("isTargetedActivity") === "true" ? "answer" : "post";
  }

  function answer(asked: Asked, call: TeamsCall): Answered {
    const [, , , conversation = "", , last = ""] = asked.path.split("/").map(decodeURIComponent);
    const sent = (asked.body === "" ? {} : JSON.parse(asked.body)) as Sent;
    switch (call) {
      case "begin":
        return begin(sent as { members?: { id?: string }[] });
      case "look":
      case "find":
        return member(conversation, last);
      case "post":
      case "answer":
        return post(conversation, sent, call === "answer");
      case "edit":
        return change(conversation, last, sent);
      case "delete":
        return takeAway(conversation, last);
    }
  }

  function serve(asked: Asked): Answered {
    const call = callOf(asked);
    leaked.push(...secretsIn(asked.body).map((secret) => `${asked.path} carries ${secret}`));
    const answered = answerOrFault(asked, call);
    const body = asked.body === "" ? {} : (JSON.parse(asked.body) as object);
    calls.push({ call, path: asked.path, body, status: answered.status, at: performance.now() });
    return answered;
  }

  function answerOrFault(asked: Asked, call: TeamsCall): Answered {
    const fault = faults.next(call);
    const paced = keepsWindows && ["post", "edit", "delete"].includes(call);
    const seconds = paced ? windows(decodeURIComponent(asked.path.split("/")[3] ?? "")) : null;
    if (seconds !== null)
      return { ...refusal(429, "TooManyRequests"), headers: { "retry-after": `${seconds}` } };
    switch (fault?.kind) {
      case undefined:
        return answer(asked, call);
      case "refuses":
        return refusal(fault.status, fault.code, fault.words);
      case "busy":
        return { ...refusal(429, "TooManyRequests"), headers: { "retry-after": `${fault.seconds}` } };
      case "breaks":
        return { status: fault.status, page: "<html>An error page</html>" };
      case "cuts":
        return { status: 0 };
      case "swallows":
        return { status: 201, body: { id: `${randomUUID()}` } };
      case "loses-answer":
        answer(asked, call);
        return fault.status === 0 ? { status: 0 } : refusal(fault.status, "BadGateway");
    }
  }

  const connector = await startBotConnector(serve);

  return {
    connector,
    userId,
    address,
    ownConversation,
    isGuest,
    /** A channel of a team of its own. */
    addChannel(name: string): { channel: string; team: string } {
      const [channel, team] = [randomUUID(), randomUUID()].map(
        (id) => `19:${id.replaceAll("-", "")}@thread.tacv2`,
      ) as [string, string];
      channels.set(channel, { team, name, archived: false });
      return { channel, team };
    },
    channel: (id: string) => channels.get(id),
    /** From now on they are in this channel as one of another team: the roster of the channel's own team does not have them. */
    share(channel: string, name: string) {
      outside.add(`${channels.get(channel)?.team} ${name}`);
    },
    /** The messages that everybody in a conversation sees, oldest first. */
    messages: (conversation: string) =>
      messages.filter((message) => message.conversation === conversation && message.to === null),
    answersTo: (activity: string) => messages.filter(({ answers }) => answers === activity),
    /** Every message, whoever sees it. */
    all: () => messages,
    remove(id: string) {
      messages = messages.filter((message) => message.id !== id);
    },
    put(message: Omit<TeamsMessage, "id">): TeamsMessage {
      numbered += 1;
      const put = { ...message, id: `${1_700_000_000_000 + numbered}` };
      messages.push(put);
      return put;
    },
    archive(channel: string) {
      const found = channels.get(channel);
      if (found) found.archived = true;
    },
    /** It can never be edited again. */
    fix: (id: string) => void fixed.add(id),
    /** Messages that the product has deleted. */
    deleted,
    faults,
    refused,
    leaked,
    calls,
    [Symbol.asyncDispose]: () => connector[Symbol.asyncDispose](),
  };
}

export type Teams = Awaited<ReturnType<typeof startTeams>>;
