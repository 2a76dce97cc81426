import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { openTeams } from "../../../src/bots/teams/receive/open-teams.ts";
import { actionData } from "../../../src/bots/teams/render/action-data.ts";
import { teamsSettings } from "../../../src/bots/teams/teams-config.ts";
import { teamsPlatform } from "../../../src/bots/teams/teams-platform.ts";
import { openTeamsWorkspaces } from "../../../src/bots/teams/workspaces/teams-workspaces.ts";
import type { Context } from "../../../src/core/context.ts";
import { type CardButton, seenInCard } from "../../hosts/teams/teams-cards.ts";
import { type InvokeAnswer, teamsClient } from "../../hosts/teams/teams-client.ts";
import type { TeamsCall, TeamsFault } from "../../hosts/teams/teams-faults.ts";
import { startTeams, type Teams, type TeamsMessage } from "../../hosts/teams/teams-tenant.ts";
import { buttonIn } from "../chat-workspace.ts";
import type { Answer, Button, Call, Chat, Delivery, Fault, Message, People, Seen, Told } from "../driver.ts";
import { PEOPLE, UNCONFIRMED } from "../people.ts";
import { choiceIn, linksIn, withAddresses, withoutFrame } from "./card-parts.ts";

/**
 * @param people - name → e-mail address
 * @param guests - names of guests of the tenant, whom a code of the web app has linked; it may change
 */
export async function teamsDriver({
  people: known = PEOPLE,
  guests = [],
}: {
  people?: Record<string, string>;
  guests?: string[];
} = {}): Promise<Chat & { teams: Teams }> {
  const teams = await startTeams({ people: known, guests, unconfirmed: UNCONFIRMED });
  const settings = teamsSettings(teams.connector.env);
  if (settings === null) throw new Error("Teams is not configured.");
  /** Teams that the app was added to, and no workspace has yet. */
  let fresh: { channel: string; team: string }[] = [];
  let used = 0;
  let entered: { ctx: Context; workspaceId: string } | null = null;
  let url: string | null = null;

  /** An admin adds the app to the new teams, and binds them to the workspace. */
  async function join(): Promise<void> {
    if (entered === null) return;
    const { ctx, workspaceId } = entered;
    const { chatDirectory } = ctx.store;
    for (const { channel, team } of fresh.splice(0)) {
      const [platform, name] = ["teams", teams.channel(channel)?.name ?? null];
      const { tenantId } = settings as NonNullable<typeof settings>;
      const group = {
        platform,
        groupId: team,
        tenantId,
        name: "Acme",
        serviceUrl: teams.connector.serviceUrl,
      };
      await chatDirectory.seeGroup(group, ctx.clock.now());
      await chatDirectory.seeChannel({ platform, channel, groupId: team, name }, ctx.clock.now());
      await chatDirectory.bindGroup(platform, team, workspaceId);
    }
  }

  /** Nobody verifies a guest's address, so that they are linked by a code. */
  async function linkGuest(who: string): Promise<void> {
    if (entered === null || !guests.includes(who)) return;
    const { ctx, workspaceId } = entered;
    const members = await ctx.store.members.list(workspaceId);
    const member = members.find(({ email }) => email === known[who]);
    if (member)
      await ctx.store.members.linkChatUser(member, "teams", { userId: teams.userId(who), guest: true });
  }

  /** The client of a person who sees a card asks for it as it is now. */
  async function see(conversation: string): Promise<void> {
    const viewer = Object.keys(known)[0];
    if (url === null || viewer === undefined) return;
    const client = teamsClient(url, teams);
    for (const { card, id } of teams.messages(conversation)) {
      const { refresh } = card as { refresh?: { action: { verb: string; data: object } } };
      if (refresh === undefined) continue;
      const { verb, data } = refresh.action;
      await client.invoke(viewer, { verb, data }, { conversation, message: id });
    }
  }

  const shown = async (conversation: string, thread?: Message): Promise<Message[]> => {
    await see(conversation);
    return teams
      .messages(conversation)
      .filter(({ under, id }) =>
        thread === undefined ? under === null : under === thread.ref || id === thread.ref,
      )
      .map(asMessage);
  };
  const own = (name: string) => teams.ownConversation(name);
  /** A button of a message has the message's own attempt. */
  const pressedIn = (id: string | null, deed: string) => {
    const message = teams.all().find((each) => each.id === id);
    const attempt = message && /"attempt":"[^"]*"/.exec(JSON.stringify(message.card))?.[0];
    return JSON.parse(attempt ? deed.replace(/"attempt":"[^"]*"/, attempt) : deed);
  };
  const placeOf = (channel: string) => {
    const name = Object.keys(known).find((each) => teams.userId(each) === channel);
    return name === undefined ? channel : own(name);
  };

  const people: Chat["people"] = (at) => {
    url = at;
    const client = teamsClient(at, teams);

    async function delivered(
      who: string,
      deliver: () => Promise<InvokeAnswer>,
      id: string,
      times: number,
    ): Promise<Answer> {
      await join();
      await linkGuest(who);
      const came = await Promise.all(Array.from({ length: times }, deliver));
      const answers = () => teams.answersTo(id);
      return {
        statuses: came.map(({ status }) => status),
        count: () => answers().length,
        async told() {
          await expect.poll(() => answers().length).toBeGreaterThan(0);
          const [answer] = answers();
          if (answer === undefined || answers().length > 1)
            throw new Error("It was answered more than once.");
          return asTold(who, answer);
        },
      };
    }

    const invoke = (
      who: string,
      deed: { verb: string; data: object },
      place: { conversation: string; message?: string },
      { id = randomUUID(), times = 1, company }: Delivery = {},
    ) => {
      const activity = `f:${id}`;
      return delivered(
        who,
        () => client.invoke(who, deed, place, { id: activity, tenant: company }),
        activity,
        times,
      );
    };

    const press: People["press"] = (who, button, at, delivery) =>
      invoke(
        who,
        pressedIn("ref" in at ? at.ref : null, button.deed ?? "{}"),
        { conversation: placeOf(at.channel), ...("ref" in at && { message: at.ref }) },
        delivery,
      );

    function asTold(who: string, message: TeamsMessage): Told {
      const read = asSeen(withoutFrame(message.card));
      const at = { channel: message.conversation, ref: message.id };
      return {
        ...read,
        as: message.to === null ? "direct" : "whisper",
        press: async (label) => (await press(who, buttonIn(read, label), at)).told(),
        async choose(label) {
          const chosen = choiceIn(message.card, label);
          if (chosen === null) return (await press(who, buttonIn(read, label), at)).told();
          const place = { conversation: message.conversation, message: message.id };
          return (await invoke(who, chosen, place)).told();
        },
      };
    }

    return {
      press,
      openHome: async () => {},
      type: (who, text, channel) => {
        const id = randomUUID();
        return delivered(who, () => client.say(who, text, { conversation: placeOf(channel) }, { id }), id, 1);
      },
    };
  };

  return {
    teams,
    platform: "teams",
    definition: teamsPlatform,
    configured: null,
    traits: { windows: false, searches: true },
    enter(ctx, { workspaceId, gapMs }) {
      entered = { ctx, workspaceId };
      const workspaces = openTeamsWorkspaces(ctx, settings, gapMs);
      return {
        async chatOf(id) {
          await join();
          return workspaces.chatOf(id);
        },
        listen: (bots) => ({ path: "/api", ...openTeams({ ...ctx, ...bots }, workspaces) }),
      };
    },
    people,
    freshChannel() {
      used += 1;
      const added = teams.addChannel(`alerts-${used}`);
      fresh = [...fresh, added];
      return added.channel;
    },
    user: teams.userId,
    button: (press, about) => ({
      label: press,
      deed: JSON.stringify(
        actionData({ deed: { kind: "press", press, about, value: "", portion: null }, attempt: "none" }),
      ),
    }),
    messages: shown,
    direct: (name) => shown(own(name)),
    remove: async ({ ref }) => teams.remove(ref),
    async copy({ channel, ref }) {
      const original = teams.messages(channel).find(({ id }) => id === ref);
      if (original === undefined) throw new Error("There is no such message.");
      // It would be a further name of the same message, if the attempt were the same.
      const card = JSON.stringify(original.card).replace(/"attempt":"[^"]*"/g, `"attempt":"${randomUUID()}"`);
      return asMessage(teams.put({ ...original, card: JSON.parse(card) }));
    },
    archive: async (channel) => teams.archive(channel),
    fix(stand) {
      for (const { ref } of stand) teams.fix(ref);
    },
    plan(call, fault, times) {
      if (call !== "search") teams.faults.plan(call === null ? null : CALLS[call], asFault(fault), times);
    },
    mend: () => teams.faults.clear(),
    refused: teams.refused,
    sent: () => {
      const bodies = (alone: boolean) =>
        teams.calls.filter(({ call }) => (call === "answer") === alone).map(({ body }) => body);
      const effects = teams.calls.flatMap(({ body }) => linksIn(body).map((link) => `link ${link}`));
      return { open: bodies(false), alone: bodies(true), effects };
    },
    [Symbol.asyncDispose]: () => teams[Symbol.asyncDispose](),
  };
}

const CALLS: Record<Exclude<Call, "search">, TeamsCall> = {
  post: "post",
  edit: "edit",
  answer: "answer",
  look: "look",
  "find-person": "find",
};

function asFault(fault: Fault): TeamsFault {
  switch (fault.kind) {
    case "removed":
      return { kind: "refuses", status: 403, code: "BotDisabledByAdmin" };
    case "archived":
      return { kind: "refuses", status: 403, code: "ConversationArchived" };
    case "unreachable":
      return { kind: "refuses", status: 403, code: "ConversationBlockedByUser" };
    case "forbidden":
      return { kind: "refuses", status: 403, code: "NotEnoughPermissions" };
    case "stumbles":
      return { kind: "refuses", status: 500, code: "ServiceError" };
    case "refuses-saying":
      return { kind: "refuses", status: 500, code: "ServiceError", words: fault.words };
    case "breaks":
      return { kind: "breaks", status: 503 };
    case "garbles":
      return { kind: "breaks", status: 200 };
    case "loses-answer":
      return { kind: "loses-answer", status: 502 };
    case "busy":
    case "cuts":
    case "swallows":
      return fault;
  }
}

const asMessage = ({ conversation, id, card }: TeamsMessage): Message => ({
  ...asSeen(card),
  channel: conversation,
  ref: id,
});

function asSeen(card: object): Seen {
  const { lines, buttons } = seenInCard(withAddresses(card));
  return { lines, buttons: buttons.map(asButton) };
}

const asButton = ({ title: label, url, does }: CardButton): Button => ({
  label,
  ...(url !== null && { url }),
  ...(does !== null && { deed: JSON.stringify(does) }),
});
