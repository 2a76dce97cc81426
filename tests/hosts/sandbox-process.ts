import { createInterface } from "node:readline";
import { type SandboxOptions, startSandboxProvider } from "../../src/sandbox/start-provider.ts";
import type { SandboxCommand } from "./start-sandbox-process.ts";

// The sandbox in a process of its own. argv: its options as JSON. Each line in is a SandboxCommand, each line out its
// answer; the first line out says where it listens. It ends with its input, so no test leaves one behind.
const options: SandboxOptions = JSON.parse(process.argv[2] ?? "{}");
const provider = await startSandboxProvider(options);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({ smtp: provider.smtp, imap: provider.imap });

const { breaks } = provider;
async function run({ command, args }: SandboxCommand): Promise<unknown> {
  switch (command) {
    case "changePassword":
      return breaks.changePassword(...args);
    case "revokeAppPassword":
      return breaks.revokeAppPassword(...args);
    case "setSmtpAuth":
      return breaks.setSmtpAuth(...args);
    case "throttle":
      return breaks.throttle(...args);
    case "quota":
      return breaks.quota(...args);
    case "cutAfterData":
      return breaks.cutAfterData(...args);
    case "refuseAsSpam":
      return breaks.refuseAsSpam(...args);
    case "goDown":
      return breaks.goDown();
    case "comeBack":
      return breaks.comeBack();
    case "deliver":
      return provider.deliver(...args);
    case "mailboxes":
      return provider.mailboxes();
    case "accepted":
      return provider.accepted();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const command: SandboxCommand & { id: number } = JSON.parse(line);
  try {
    say({ id: command.id, result: (await run(command)) ?? null });
  } catch (error) {
    say({ id: command.id, error: String(error) });
  }
}
await provider.close();
