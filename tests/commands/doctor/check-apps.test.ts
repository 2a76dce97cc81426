import { expect, it } from "vitest";
import { checkApps } from "../../../src/commands/doctor/check-apps.ts";
import { startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";

const publicUrl = "https://unpause.test";
const redirectUri = `${publicUrl}/oauth/google/callback`;
const start = () => startOAuthProvider({ service: "google", accounts: ["ann@ours.test"], redirectUri });

it("the doctor asks a provider whether it knows the app, and names where people come back to", async () => {
  await using host = await start();
  expect(await checkApps({ google: host.google, microsoft: null, publicUrl })).toEqual([
    {
      check: "google",
      ok: true,
      says: `Google knows the app. Its page must have this address to come back to: ${redirectUri}`,
      mend: null,
    },
  ]);
});

it("the doctor tells a wrong secret from a provider that does not answer", async () => {
  const host = await start();
  const google = { ...host.google, clientSecret: "an older secret" };
  const [refused] = await checkApps({ google, microsoft: null, publicUrl });
  expect(refused).toMatchObject({ ok: false, says: expect.stringMatching(/^Google does not know the app/) });
  expect(JSON.stringify(refused)).not.toContain("an older secret");
  await host[Symbol.asyncDispose]();
  const [silent] = await checkApps({ google, microsoft: null, publicUrl });
  expect(silent).toMatchObject({ ok: false, says: expect.stringMatching(/^Google cannot be asked/) });
});
