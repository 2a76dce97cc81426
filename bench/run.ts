import { benchDiagnosis } from "./diagnosis.ts";
import { benchHostile } from "./hostile.ts";
import { benchIntake } from "./intake.ts";
import { benchOptOut } from "./opt-out.ts";
import { benchRunner } from "./runner.ts";
import { benchSlack } from "./slack.ts";
import { benchTeams } from "./teams.ts";
import { benchWeb } from "./web.ts";

const benches: Record<string, (args: string[]) => Promise<void>> = {
  diagnosis: benchDiagnosis,
  hostile: benchHostile,
  intake: benchIntake,
  "opt-out": benchOptOut,
  runner: benchRunner,
  slack: benchSlack,
  teams: benchTeams,
  web: benchWeb,
};

const [name, ...args] = process.argv.slice(2);
const bench = benches[name ?? ""];
if (bench === undefined) {
  process.stderr.write(`Say which: npm run bench -- ${Object.keys(benches).join(" | ")}\n`);
  process.exit(2);
}
await bench(args);
