import { z } from "zod";
import { command } from "../command.ts";
import { channelAt } from "./channel-at.ts";

/** All workspaces, the oldest first, each with its admins. */
export const workspaceList = command({
  name: "workspace list",
  input: z.object({}),
  async run(ctx, _, out) {
    const { members, channels } = ctx.store;
    for (const { id, name, timeZone } of await members.workspaces()) {
      const slackChannel = channelAt(await channels.ofWorkspace(id), "slack");
      const people = await members.list(id);
      const admins = people.filter(({ role }) => role === "admin").map(({ email }) => email);
      out.line(
        { id, name, timeZone, slackChannel, admins, members: people.length },
        `${name}: admins ${admins.join(", ") || "none"}, ${people.length} in all.`,
      );
    }
    return 0;
  },
});
