import { causeFacts } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { sayFirst } from "./words.ts";

/** What can be sent as it is to whoever runs the mail system, who has never heard of us. */
export function adminText(
  { cause, evidence, advice }: Diagnosis,
  addresses: string[],
  total: number,
): string {
  const [first] = evidence;
  return [
    "Hello,",
    `we send mail from ${sayFirst(addresses, total)} with a program called Unpause, and our mail system does not let it sign in any more. ${causeFacts[cause].meaning}`,
    ...(first?.line ? [`It says: ${first.line}`] : []),
    ...(advice.length > 0
      ? [
          `Could you please do this?\n${advice
            .slice(0, 3)
            .map((step, index) => `${index + 1}. ${step}`)
            .join("\n")}`,
        ]
      : []),
    "It can be reconnected as soon as that is done. Thank you!",
  ].join("\n\n");
}
