import type { ChatPort } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";
import { openBotToken } from "../../../core/installation/bot-token.ts";
import type { ChatInstallation } from "../../../core/installation/installation-store.ts";
import { removeInstallation } from "../../../core/installation/remove-installation.ts";
import { answerToError } from "../post/answer-to-error.ts";
import { isRemoved } from "../post/is-removed.ts";
import { removedFrom } from "../post/removed-from.ts";
import { silentChat } from "../post/silent-chat.ts";
import { installedWorkspace } from "./installed-workspace.ts";
import { ownWorkspace } from "./own-workspace.ts";
import type { SlackWorkspace, SlackWorkspaces } from "./slack-workspace.ts";
import { type SlackConfig, webClient } from "./web-client.ts";

/**
 * The Slack workspace of the operator's token, where there is one, and all in which our app was installed.
 *
 * @param gapMs - between two messages in a channel; Slack's own limit by default
 */
export function openSlackWorkspaces(ctx: Context, config: SlackConfig, gapMs?: number): SlackWorkspaces {
  const { chatInstallations } = ctx.store;
  const { botToken } = config;
  const own = botToken === null ? null : ownWorkspace(ctx, { ...config, botToken }, gapMs);
  /** By Slack workspace: one client for each version of its token. (Slack gives who installs again the token that they had.) */
  const known = new Map<string, { version: number; workspace: SlackWorkspace }>();

  async function open(installation: ChatInstallation) {
    const { tenantId: teamId } = installation;
    const answer = await openBotToken(ctx, installation);
    if (answer.kind === "failed") {
      if (isRemoved(answer.error)) {
        const refused = { ...installation, version: answer.version };
        await removeInstallation(ctx, refused, removedFrom(installation.name));
      }
      return answer;
    }
    const { token, version } = answer;
    const before = known.get(teamId);
    if (before?.version === version) return { kind: "open", workspace: before.workspace } as const;
    const workspace = installedWorkspace(ctx, config, { ...installation, version }, token, gapMs);
    known.set(teamId, { version, workspace });
    return { kind: "open", workspace } as const;
  }

  async function chatIn(installation: ChatInstallation): Promise<ChatPort> {
    const why = removedFrom(installation.name);
    const removed = { kind: "dead", why, everywhere: true } as const;
    if (installation.removedAt !== null) return silentChat(removed);
    const opened = await open(installation);
    if (opened.kind === "open") return opened.workspace.chat;
    return silentChat(isRemoved(opened.error) ? removed : answerToError(opened.error, ctx.clock.now()));
  }

  return {
    async at(teamId) {
      const installation =
        teamId === undefined ? null : await chatInstallations.get({ platform: "slack", tenantId: teamId });
      if (installation === null || installation.removedAt !== null) return own ?? nowhere(config);
      const opened = await open(installation);
      return opened.kind === "open" ? opened.workspace : nowhere(config);
    },
    async chatOf(workspaceId) {
      const installation = await chatInstallations.ofWorkspace(workspaceId, "slack");
      if (installation === null) return own?.chat ?? null;
      const chat = await chatIn(installation);
      return own === null ? chat : withOperators(chat, own.chat, operatorChannel(ctx));
    },
  };
}

/** The operator's channel, where it is in Slack. */
const operatorChannel = ({ operator: { channel } }: Pick<Context, "operator">): string | null =>
  channel?.platform === "slack" ? channel.channel : null;

/** The operator's channel is in the operator's own Slack, for a message about any workspace. */
const withOperators = (chat: ChatPort, operators: ChatPort, operatorChannel: string | null): ChatPort => ({
  ...chat,
  post: (channel, ...message) => (channel === operatorChannel ? operators : chat).post(channel, ...message),
  find: (channel, ...mark) => (channel === operatorChannel ? operators : chat).find(channel, ...mark),
});

/** An event from a Slack that we are not in, or no longer, is answered like an outsider's. */
const nowhere = (config: SlackConfig): SlackWorkspace => ({
  web: webClient({ ...config, botToken: "" }),
  chat: silentChat({ kind: "dead", why: "Unpause is not installed in this Slack workspace." }),
  id: async () => "",
  look: async () => ({ kind: "outsider" }),
  serves: async () => false,
  lookAgain: async () => {},
});
