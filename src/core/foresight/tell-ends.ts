import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Action, MessageView } from "../chat/message-view.ts";
import { tellMember } from "../chat/tell-member.ts";
import type { Context } from "../context.ts";
import { signInPath } from "../provider-sign-in/sign-in-path.ts";
import { workingHours } from "../time/working-hours.ts";
import { sayTime } from "../words/say.ts";
import { type EndsSoon, endsSoon } from "./ends-soon.ts";
import { type SecretEnding, secretsEnding } from "./secrets-ending.ts";

/** Tells one member, in a direct message, which of their permissions end soon. Renewed ones are left out. */
export async function tellEnds(
  ctx: Context,
  chats: Chats,
  { memberId }: { memberId: string },
): Promise<Shown> {
  const member = await ctx.store.members.get(memberId);
  if (member === null) return { kind: "shown" };
  const now = ctx.clock.now();
  const [workspace, granted] = await Promise.all([
    ctx.store.members.workspace(member.workspaceId),
    ctx.store.foresight.granted(member.workspaceId, memberId, now),
  ]);
  const timeZone = workspace?.timeZone ?? "UTC";
  const mailboxes = endsSoon(granted, now, workingHours(timeZone, now).horizon);
  const secrets = member.role === "admin" ? secretsEnding(ctx, now) : [];
  if (mailboxes.length + secrets.length === 0) return { kind: "shown" };
  return tellMember(ctx, chats, memberId, view({ mailboxes, secrets, timeZone, publicUrl: ctx.publicUrl }));
}

type Ends = { mailboxes: EndsSoon[]; secrets: SecretEnding[]; timeZone: string; publicUrl: string };

const MOST_LISTED = 8;

function view({ mailboxes, secrets, timeZone, publicUrl }: Ends): MessageView {
  const others = mailboxes.length - MOST_LISTED;
  return {
    about: null,
    stage: "busy",
    title: titleOf(mailboxes, secrets),
    text: "Nothing is broken, and everything goes on until then. See to it before, at a moment that suits you, and no campaign has to pause.",
    facts: [
      ...secrets.map(({ title, at }) => ({
        label: `Secret of your ${title} app`,
        value: sayTime(at, timeZone),
      })),
      ...mailboxes.slice(0, MOST_LISTED).map(({ address, at, why }) => ({
        label: address,
        value: `${why === "seen" ? "about " : ""}${sayTime(at, timeZone)}`,
      })),
      ...(others > 0 ? [{ label: "And more", value: `${others} others` }] : []),
    ],
    steps: secrets.map(
      ({ title, setAs }) =>
        `Make a new client secret for the ${title} app, set it as ${setAs}, and start Unpause again.`,
    ),
    why: mailboxes.length > 0 ? { summary: "How we know", quote: reasonOf(mailboxes) } : null,
    actions: mailboxes.length > 0 ? [actionFor(mailboxes, publicUrl)] : [],
  };
}

function titleOf(mailboxes: EndsSoon[], secrets: SecretEnding[]): string {
  const [secret] = secrets;
  if (secret !== undefined) return `The secret of your ${secret.title} app runs out soon`;
  const [first] = mailboxes;
  return mailboxes.length === 1 && first !== undefined
    ? `${first.address} will ask you to sign in again`
    : `${mailboxes.length} mailboxes will ask you to sign in again`;
}

const reasonOf = (mailboxes: EndsSoon[]) =>
  mailboxes.some(({ why }) => why === "stated")
    ? "The provider said when it signed us in that this permission ends by itself."
    : "Earlier sign-ins of this organisation all ended at the same age.";

function actionFor([first, ...others]: EndsSoon[], publicUrl: string): Action {
  if (first === undefined || others.length > 0) {
    return { kind: "open", label: "Open mailboxes", url: `${publicUrl}/mailboxes` };
  }
  return { kind: "open", label: "Sign in again", url: `${publicUrl}${signInPath(first)}` };
}
