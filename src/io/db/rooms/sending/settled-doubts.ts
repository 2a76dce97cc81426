import type { DoubtStore } from "../../../../core/sending/doubt-store.ts";
import type { Db } from "../../db.ts";

const COUNTED = { mailboxId: true, transmittingAt: true } as const;

/** Settles a send in doubt. */
export function settledDoubts(db: Db): Pick<DoubtStore, "settle"> {
  return {
    async settle(send) {
      const open = { enrolmentId: send.enrolmentId, step: send.step, claimedBy: null };
      const { at } = send;
      const enrolment = { id: send.enrolmentId, nextStep: send.step };
      if (send.kind === "unconfirmed") {
        const [settled] = await db.send.updateManyAndReturn({
          where: { ...open, state: "transmitting" },
          data: { state: "unconfirmed", settledAt: at },
          select: COUNTED,
        });
        if (settled === undefined) return null;
        await db.enrolment.updateMany({
          where: { ...enrolment, state: "active" },
          data: { state: "unconfirmed" },
        });
        return counted(settled);
      }
      const state = send.kind === "accepted" ? "accepted" : "planned";
      const [settled] = await db.send.updateManyAndReturn({
        // A person is asked only once nothing else can tell.
        where: {
          ...open,
          state: send.by === "person" ? "unconfirmed" : { in: ["transmitting", "unconfirmed"] },
        },
        data: { state, settledAt: at, settledBy: send.by },
        select: COUNTED,
      });
      if (settled === undefined) return null;
      if (send.kind === "accepted") await worked(db, settled);
      const waiting = { ...enrolment, state: { in: ["active" as const, "unconfirmed" as const] } };
      const held = { ...enrolment, state: "held" as const };
      if (send.kind === "planned") {
        const data = { dueAt: send.dueAt };
        await db.enrolment.updateMany({ where: held, data });
        await db.enrolment.updateMany({ where: waiting, data: { ...data, state: "active" } });
      } else if (send.nextDueAt === null) {
        await db.enrolment.updateMany({
          where: { ...enrolment, state: { in: ["active", "unconfirmed", "held"] } },
          data: { state: "finished", nextStep: { increment: 1 } },
        });
      } else {
        const data = { nextStep: { increment: 1 }, dueAt: send.nextDueAt };
        // A lead that waits for a person's decision still waits, one step further.
        await db.enrolment.updateMany({ where: held, data });
        await db.enrolment.updateMany({ where: waiting, data: { ...data, state: "active" } });
      }
      return counted(settled);
    },
  };
}

type Counted = { mailboxId: string; transmittingAt: Date };

const counted = ({ mailboxId, transmittingAt: countedAt }: Counted) => ({ mailboxId, countedAt });

/** It left then, which the pace of the next one has to know. */
async function worked(db: Db, { mailboxId: id, transmittingAt }: Counted): Promise<void> {
  await db.mailbox.updateMany({
    where: { id, OR: [{ smtpWorkedAt: null }, { smtpWorkedAt: { lt: transmittingAt } }] },
    data: { smtpWorkedAt: transmittingAt },
  });
}
