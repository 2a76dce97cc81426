import type { ExitCode } from "../command.ts";
import type { Out } from "../terminal/out.ts";
import { stopAsked } from "../terminal/stop-asked.ts";
import { type Judged, judgePromises } from "./promises.ts";
import { StoryEnded, setStage } from "./stage.ts";
import { playStory } from "./story.ts";

/**
 * Plays the product's whole story on a mail provider in a box and a temporary data folder. SMTP and IMAP are real, and the product
 * runs as by `start`. Yes: every promise held, judged by the provider's mails and the chat's messages.
 */
export async function demo(out: Out): Promise<ExitCode> {
  const begun = performance.now();
  const tell = (line: string) =>
    out.say(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(5)} s  ${line}`);
  const stop = new AbortController();
  void stopAsked().then(() => stop.abort());

  tell("Unpause starts, with a mail provider in a box: 3 mailboxes, 2 campaigns, 200 leads.");
  try {
    await using stage = await setStage(stop.signal);
    const evidence = await playStory(stage, tell).catch((error) => {
      if (!stop.signal.aborted) out.say(stage.lastLogged());
      throw error;
    });
    return conclude(judgePromises(evidence), tell, out);
  } catch (error) {
    if (!(error instanceof StoryEnded)) throw error;
    out.say(error.message);
    return 1;
  }
}

function conclude(judged: Judged[], tell: (line: string) => void, out: Out): ExitCode {
  for (const each of judged) {
    out.line(each, `${each.held ? "✓" : "✗"} ${each.promise} (${each.evidence})`);
  }
  const broken = judged.filter(({ held }) => !held).length;
  tell(broken === 0 ? "Every promise held." : `${broken} of ${judged.length} promises were broken.`);
  return broken === 0 ? 0 : 1;
}
