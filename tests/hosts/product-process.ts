import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";

// The product in a process of its own, configured by its environment, so that a test can end it as a crash does.
const config = readConfig(process.env);
const app = await startApp(config, openLog(config.logLevel));
process.send?.(app.kind === "started" ? { kind: "started", url: app.url } : app);
process.on("disconnect", () => process.exit());
process.on("message", async () => {
  if (app.kind === "started") await app[Symbol.asyncDispose]();
  process.exit();
});
