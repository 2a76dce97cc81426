import type { OperatorLine } from "../../core/health/operator-line.ts";
import { blockKit, fallback } from "./render/render.ts";
import { userWithEmail } from "./workspaces/people.ts";
import { type SlackConfig, webClient } from "./workspaces/web-client.ts";

/** The operator's own Slack, asked directly: `slackChat` takes turns in the database. */
export function slackOperatorLine(config: Pick<SlackConfig, "apiUrl"> & { botToken: string }): OperatorLine {
  const web = webClient(config);
  return {
    async show(channel, view, ref) {
      const said = { text: fallback(view), blocks: blockKit(view) };
      const [place, ts] = ref?.split(":") ?? [];
      try {
        const answer =
          place !== undefined && ts !== undefined
            ? await web.chat.update({ channel: place, ts, ...said })
            : await web.chat.postMessage({ channel, ...said, unfurl_links: false, unfurl_media: false });
        return `${answer.channel}:${answer.ts}`;
      } catch {
        return null; // it is tried again in the next round
      }
    },
    person: (email) => userWithEmail(web, email),
  };
}
