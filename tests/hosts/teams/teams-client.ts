import { randomUUID } from "node:crypto";
import { connectorToken } from "./connector-tokens.ts";
import type { Teams } from "./teams-tenant.ts";

export type InvokeAnswer = { status: number; body: { type?: string; value?: unknown } | null };

/** Where somebody does something. `message`: the one that it is done in. */
export type At = { conversation: string; message?: string };

/** `id`: the activity's; its own unless given. `tenant`: of the organisation in which it happens; the bot's unless given. */
export type Sending = { id?: string; tenant?: string | undefined };

/** Teams' side of what people do: signs activities and sends them to the product. */
export function teamsClient(url: string, teams: Teams) {
  const { connector } = teams;

  async function send(activity: object): Promise<InvokeAnswer> {
    const token = connectorToken(connector.key, {
      aud: connector.bot.appId,
      serviceurl: connector.serviceUrl,
    });
    const response = await fetch(`${url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  }

  function from(who: string, { conversation }: At, tenant: string = connector.bot.tenantId) {
    const [base = ""] = conversation.split(";");
    const channel = teams.channel(base);
    return {
      channelId: "msteams",
      serviceUrl: connector.serviceUrl,
      timestamp: new Date().toISOString(),
      from: { id: teams.address(who), name: who, aadObjectId: teams.userId(who) },
      recipient: { id: `28:${connector.bot.appId}`, name: "Unpause" },
      conversation: {
        id: conversation,
        conversationType: channel ? "channel" : "personal",
        tenantId: tenant,
      },
      channelData: {
        tenant: { id: tenant },
        ...(channel && {
          team: { id: channel.team, name: "Acme" },
          channel: { id: base, name: channel.name },
        }),
      },
    };
  }

  return {
    send,
    /** They press a button of a card, or their client asks for the card. */
    invoke(who: string, action: { verb: string; data: object }, at: At, { id, tenant }: Sending = {}) {
      return send({
        ...from(who, at, tenant),
        type: "invoke",
        name: "adaptiveCard/action",
        id: id ?? `f:${randomUUID()}`,
        ...(at.message !== undefined && { replyToId: at.message }),
        value: { action: { type: "Action.Execute", ...action }, trigger: "manual" },
      });
    },
    /** They write a message; in a channel with a mention of the bot. */
    say(who: string, text: string, at: At, { id, tenant }: Sending = {}) {
      const mention = "<at>Unpause</at>";
      const bot = { id: `28:${connector.bot.appId}`, name: "Unpause" };
      const isAlone = teams.channel(at.conversation.split(";")[0] ?? "") === undefined;
      return send({
        ...from(who, at, tenant),
        type: "message",
        id: id ?? randomUUID(),
        text: isAlone ? text : `${mention} ${text}`,
        ...(!isAlone && { entities: [{ type: "mention", text: mention, mentioned: bot }] }),
      });
    },
  };
}
