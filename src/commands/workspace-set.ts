import { z } from "zod";
import { timeZoneFault } from "../core/campaign/schedule.ts";
import type { Context } from "../core/context.ts";
import { changeSettings } from "../core/workspace/change-settings.ts";
import { Acting, actingMember } from "./acting-member.ts";
import { command, type ExitCode } from "./command.ts";
import type { Out } from "./out.ts";

const Input = z.object({
  ...Acting,
  name: z.string().optional(),
  timeZone: z.string().optional(),
  /** Empty: alerts stay in the web app. */
  slackChannel: z.string().optional(),
  /** Refused leads in a row at which a campaign pauses itself; 1 to 50. */
  brakeRefusals: z.string().optional(),
  /** Per cent of bounces and complaints above which it does; 1 to 100. */
  brakeBounces: z.string().optional(),
  admin: z.email("The admin is a mail address.").optional(),
});
type Input = z.infer<typeof Input>;

/** Changes the workspace's settings, or makes the first workspace. Without anything to set it shows them. */
export const workspaceSet = command({
  name: "workspace set",
  input: Input,
  async run(ctx, input, out) {
    if ((await ctx.store.members.firstWorkspace()) === null) return make(ctx, input, out);
    const member = await actingMember(ctx, input, out);
    const workspace = member && (await ctx.store.members.workspace(member.workspaceId));
    if (member === null || workspace === null) return 2;
    const { name, timeZone, slackChannel, brakeRefusals, brakeBounces } = input;
    if ([name, timeZone, slackChannel, brakeRefusals, brakeBounces].some((one) => one !== undefined)) {
      const result = await changeSettings(ctx, member, {
        name: name ?? workspace.name,
        timeZone: timeZone ?? workspace.timeZone,
        slackChannel: slackChannel ?? workspace.slackChannel ?? "",
        ...(brakeRefusals !== undefined && { brakeRefusals }),
        ...(brakeBounces !== undefined && { brakeBounces }),
      });
      if (result.kind === "not-entitled") {
        out.say(`${member.name} is not an admin of ${workspace.name}, and only admins change its settings.`);
        return 1;
      }
      if (result.kind === "unclear") {
        for (const why of Object.values(result.why)) out.say(why);
        return 2;
      }
    }
    return show(ctx, member.workspaceId, out);
  },
});

async function make(
  ctx: Context,
  { name, timeZone, slackChannel, brakeRefusals, brakeBounces, admin }: Input,
  out: Out,
): Promise<ExitCode> {
  if (!name?.trim() || admin === undefined) {
    out.say(
      "There is no workspace yet. Give it a name and its first admin: --name “Acme” --admin you@example.com",
    );
    return 2;
  }
  const zone = timeZone?.trim() ?? "UTC";
  const fault = timeZoneFault(zone);
  if (fault !== null) {
    out.say(fault);
    return 2;
  }
  const person = { name: admin.slice(0, admin.indexOf("@")), email: admin };
  const made = await ctx.store.members.createWorkspace(
    { name: name.trim(), timeZone: zone, admin: person },
    ctx.clock.now(),
  );
  const member = await ctx.store.members.get(made.memberId);
  if (member && (slackChannel || brakeRefusals !== undefined || brakeBounces !== undefined)) {
    const saved = await changeSettings(ctx, member, {
      name,
      timeZone: zone,
      slackChannel: slackChannel ?? "",
      ...(brakeRefusals !== undefined && { brakeRefusals }),
      ...(brakeBounces !== undefined && { brakeBounces }),
    });
    if (saved.kind === "unclear") for (const why of Object.values(saved.why)) out.say(why);
  }
  return show(ctx, made.workspaceId, out);
}

async function show(ctx: Context, workspaceId: string, out: Out): Promise<ExitCode> {
  const workspace = await ctx.store.members.workspace(workspaceId);
  if (workspace === null) return 1;
  const { name, timeZone, slackChannel, brakeRefusals, brakeBounces } = workspace;
  const where = slackChannel === null ? "alerts in the web app" : `alerts in Slack channel ${slackChannel}`;
  const refused = brakeRefusals === 1 ? "1 refused lead" : `${brakeRefusals} refused leads in a row`;
  out.line(
    { name, timeZone, slackChannel, brakeRefusals, brakeBounces },
    `${name}: time zone ${timeZone}, ${where}. A campaign pauses itself at ${refused}, or when more than ${brakeBounces} % of its first messages come back.`,
  );
  return 0;
}
