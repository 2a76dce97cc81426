import { settleMailbox } from "../../../src/core/sending/settle-mailbox.ts";
import { noticeSources } from "../../../src/kinds.ts";
import { stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, type World } from "../world.ts";

/** Step 1 to these leads was cut off while it was handed over; the provider files nothing, so only a person can tell. */
export async function unconfirmedSends(world: World, { leads = 3, name = "Spring" } = {}) {
  const { prisma, ctx, mailboxId, workspaceId } = world;
  await prisma.mailbox.update({ where: { id: mailboxId }, data: { filesSentMs: null } });
  const campaignId = await aCampaign(world, { leads, name });
  const sends: Awaited<ReturnType<typeof stepOne>>[] = [];
  for (let lead = 0; lead < leads; lead++) sends.push(await stepOne(world, campaignId, "transmitting"));
  await settleMailbox(ctx, mailboxId);
  const openIds = () => ctx.store.unconfirmed.open(workspaceId, 10);
  const [noticeId = ""] = await openIds();
  const notice = () => noticeSources.unconfirmed?.load(ctx, noticeId);
  const states = async () => {
    const rows = await prisma.enrolment.findMany({
      where: { campaignId },
      orderBy: { dueAt: "asc" },
      include: { sends: true },
    });
    return rows.map((row) => [row.state, row.nextStep, row.sends[0]?.state]);
  };
  const keys = sends.map(({ enrolmentId }) => ({ enrolmentId, step: 1 }));
  return { campaignId, sends, keys, noticeId, notice, openIds, states };
}
