import { expect } from "vitest";
import type { SignIn } from "../../../src/core/mailbox/mailbox.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { type Lost, lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import type { SlackView } from "../../hosts/slack/slack-views.ts";
import type { Slack } from "../../hosts/slack/slack-web-api.ts";
import { openSlackWorkspace, type SlackWorkspace, toldIn } from "./slack-workspace.ts";

type Name = "ann" | "ben" | "cy";

/** The window that Reconnect opens: the link to the page, and the numbers of which the page shows one. */
export type ReconnectWindow = { view: SlackView; lines: string[]; link: string; numbers: SeenButton[] };

/** Somebody presses Reconnect in the alert. */
export async function pressReconnect(
  { client, user, button, messages, channel, slack }: SlackWorkspace,
  name: Name = "ben",
): Promise<ReconnectWindow> {
  const [message] = await messages();
  const where = { channel, ts: message?.ts ?? "" };
  const pressed = await client.press({ user: user(name) }, button(message, "Reconnect"), where);
  const { lines, buttons } = await toldIn(pressed);
  const view = slack.windows.views.at(-1);
  const link = buttons.find(({ url }) => url !== undefined)?.url;
  if (view === undefined || link === undefined) throw new Error("No window with a link was opened.");
  return { view, lines, link, numbers: buttons.filter(({ action }) => action?.startsWith("number:")) };
}

/** Somebody presses a number in that window. @returns what the window says then */
export async function pressNumber(
  { client, user, slack }: SlackWorkspace,
  { view, numbers, lines }: ReconnectWindow,
  label: string,
  name: Name = "ben",
) {
  const button = numbers.find((one) => one.label === label);
  if (button === undefined) throw new Error(`There is no button ${label}.`);
  const now = () => seen(slack.windows.find(view.id)?.blocks);
  await client.press({ user: user(name) }, button, view);
  await expect.poll(() => now().lines).not.toEqual(lines);
  return now();
}

/** Ben's mailbox is lost, its alert stands in Slack, and a browser reaches the product. */
export async function alertedInSlack(
  database: Database,
  slack: Slack,
  channel: string,
  { addresses, signIn }: { addresses?: string[]; signIn?: SignIn } = {},
): Promise<SlackWorkspace & { lost: Lost }> {
  const workspace = await openSlackWorkspace(database, slack, slack.channelId(channel), {
    ...(addresses && { addresses }),
    forBrowsers: true,
  });
  if (signIn)
    await workspace.prisma.mailbox.updateMany({ where: { id: workspace.mailboxId }, data: { signIn } });
  await aCampaign(workspace, { name: "Spring" });
  const lost = await lose(workspace);
  await workspace.deliverAll();
  return Object.assign(workspace, { lost });
}
