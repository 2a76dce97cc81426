import { expect, it } from "vitest";
import { issueSignInLink } from "../../../src/core/sign-in/sign-in.ts";
import { aDoubtfulReply } from "../../core/opt-out-question/a-doubtful-reply.ts";
import { openWorld } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { visitor, wordsOf } from "../visitor.ts";

onPglite((database) => {
  it("the dashboard asks whether a lead's reply is an opt-out, and one press answers", async () => {
    await using site = await openSite(database());
    const { questionId, suppressed } = await aDoubtfulReply(site);
    const ben = await signedIn(site, site.members.ben);
    const dashboard = wordsOf((await ben.get("/")).text);
    expect(dashboard).toContain("Asks not to be written to? lea@leads.test");
    expect(dashboard).toContain("Why do you have my address?");

    const path = `/notices/opt-out-question/${questionId}`;
    expect(wordsOf((await ben.get(path)).text)).toContain("Please decide");
    expect(wordsOf((await ben.post(`${path}/never-again`)).text)).toContain("No campaign writes to");
    expect(await suppressed()).toEqual(1);
    expect(wordsOf((await ben.get("/")).text)).not.toContain("Asks not to be written to?");
    expect(wordsOf((await ben.get(path)).text)).toContain("Settled");
  });

  it("a notice of another workspace is not there, nor is a press that it does not have", async () => {
    await using site = await openSite(database(), ["one@ours.test"]);
    const { questionId, stateOfOther } = await aDoubtfulReply(site);
    const ben = await signedIn(site, site.members.ben);
    expect((await ben.post(`/notices/opt-out-question/${questionId}/reconnect`)).status).toEqual(404);
    await using other = await openWorld(database(), ["two@ours.test"]);
    const link = await issueSignInLink(site.ctx, { id: other.members.ann, workspaceId: other.workspaceId });
    const stranger = visitor(site.url);
    await stranger.post(new URL(link.url).pathname);
    expect((await stranger.get("/")).status).toEqual(200);
    expect((await stranger.get(`/notices/opt-out-question/${questionId}`)).status).toEqual(404);
    expect((await stranger.post(`/notices/opt-out-question/${questionId}/a-reply`)).status).toEqual(404);
    expect(await stateOfOther()).toMatchObject({ state: "held" });
  });
});
