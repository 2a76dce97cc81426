import { type Check, fine, wrong } from "../../core/health/check.ts";
import { teamsSdk } from "./connector/teams-sdk.ts";
import type { TeamsSettings } from "./teams-config.ts";

/** Whether Microsoft takes the bot's id and secret. @param endpoint - where the bot must have its messages sent to */
export async function checkTeams(settings: TeamsSettings, endpoint: string): Promise<Check[]> {
  try {
    await teamsSdk(settings).token();
    return [
      fine(
        "teams",
        `Microsoft accepts the bot. Its Azure page must have this messaging endpoint: ${endpoint}`,
      ),
      fine("teams", lastDay(settings.secretEndsAt)),
    ];
  } catch (error) {
    const { errorCode } = error as { errorCode?: unknown };
    const code = typeof errorCode === "string" && /^\w{1,60}$/.test(errorCode) ? errorCode : "no answer";
    return [
      wrong(
        "teams",
        `Microsoft does not accept the bot (${code}).`,
        "Copy the application id and the tenant id again, and make a new client secret for TEAMS_APP_PASSWORD if the old one has ended.",
      ),
    ];
  }
}

const lastDay = (at: Date | null): string =>
  at === null
    ? "Set the last day of the client secret as TEAMS_APP_PASSWORD_ENDS (2027-05-31), and admins are told in time."
    : `The client secret ends on ${at.toISOString().slice(0, 10)}. Admins are told in time.`;
