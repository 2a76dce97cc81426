import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { removeWorkspace } from "../../core/removal/remove-workspace.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "./acting-member.ts";

/** A send in hand takes seconds. */
const TRIES = 30;
const BETWEEN_TRIES_MS = 1_000;

export const workspaceRemove = command({
  name: "workspace remove",
  input: z.object({ ...Acting, name: z.string() }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    let result = await removeWorkspace(ctx, by, input.name);
    for (let tries = 1; result.kind === "sending" && tries < TRIES; tries++) {
      await pause(BETWEEN_TRIES_MS);
      result = await removeWorkspace(ctx, by, input.name);
    }
    switch (result.kind) {
      case "removed":
        out.line(
          { removed: true, name: input.name, grants: result.grants },
          `${input.name} is removed, with everything in it. ${result.grants} permissions were given back to Google.`,
        );
        return 0;
      case "not-confirmed":
        out.say(
          `${by.email} is in the workspace “${result.name}”, not in “${input.name}”. Nothing was changed.`,
        );
        return 1;
      case "sending":
        out.say("Messages are being sent at the moment. Nothing was changed; try again.");
        return 1;
      case "not-entitled":
        out.say(`${by.name} is not an admin, and only admins remove a workspace.`);
        return 1;
      case "no-such-workspace":
        out.say("It was removed a moment ago by another member.");
        return 1;
    }
  },
});
