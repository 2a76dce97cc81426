import { z } from "zod";
import { command } from "../command.ts";
import { channelFields } from "./channel-fields.ts";

/** All workspaces, the oldest first, each with its admins. */
export const workspaceList = command({
  name: "workspace list",
  input: z.object({}),
  async run(ctx, _, out) {
    const { members, channels } = ctx.store;
    for (const { id, name, timeZone } of await members.workspaces()) {
      const places = channelFields(ctx, await channels.ofWorkspace(id));
      const people = await members.list(id);
      const admins = people.filter(({ role }) => role === "admin").map(({ email }) => email);
      out.line(
        { id, name, timeZone, ...places, admins, members: people.length },
        `${name}: admins ${admins.join(", ") || "none"}, ${people.length} in all.`,
      );
    }
    return 0;
  },
});
