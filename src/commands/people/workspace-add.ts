import { z } from "zod";
import { issueSignInLink } from "../../core/sign-in/sign-in.ts";
import { timeZoneFault } from "../../core/time/schedule.ts";
import { addWorkspace } from "../../core/workspace/add-workspace.ts";
import { command } from "../command.ts";

/** Makes one more workspace: its people, mailboxes and Slack are its own. */
export const workspaceAdd = command({
  name: "workspace add",
  input: z.object({
    name: z.string().trim().min(1, "Give the workspace a name.").max(80, "A name has up to 80 letters."),
    admin: z.email("The admin is a mail address.").transform((address) => address.toLowerCase()),
    timeZone: z
      .string()
      .superRefine((zone, issues) => {
        const message = timeZoneFault(zone);
        if (message !== null) issues.addIssue({ code: "custom", message });
      })
      .default("UTC"),
  }),
  async run(ctx, { name, admin: email, timeZone }, out) {
    const admin = { name: email.slice(0, email.indexOf("@")), email };
    const { workspaceId, memberId } = await addWorkspace(ctx, { name, timeZone, admin });
    const { url } = await issueSignInLink(ctx, { id: memberId, workspaceId });
    out.line(
      { id: workspaceId, name, admin: email, signIn: url },
      `${name} is there. ${email} signs in, once, with ${url}`,
    );
    return 0;
  },
});
