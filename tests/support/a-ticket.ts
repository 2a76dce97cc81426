import type { Prisma } from "../../src/io/db/generated/client.ts";
import { MONDAY, type World } from "../core/world.ts";

type Wanted = Partial<Prisma.TicketUncheckedCreateInput>;

let numbered = 0;

/** A new ticket of a customer, as intake leaves it, with one message of theirs unless told otherwise. */
export async function aTicket(
  { prisma, workspaceId }: Pick<World, "prisma" | "workspaceId">,
  wanted: Wanted = {},
  message: Partial<Prisma.TicketMessageUncheckedCreateInput> | null = {},
) {
  const desk = await prisma.supportDesk.upsert({
    where: { workspaceId },
    create: { workspaceId, nextNumber: 2 },
    update: { nextNumber: { increment: 1 } },
  });
  const ticket = await prisma.ticket.create({
    data: {
      workspaceId,
      number: desk.nextNumber - 1,
      subject: "My campaign is still paused",
      customerName: "Dora",
      customerEmail: "dora@customer.test",
      verified: true,
      openedAt: MONDAY,
      customerAt: MONDAY,
      changedAt: MONDAY,
      answerDueAt: new Date(MONDAY.getTime() + 240 * 60_000),
      ...wanted,
    },
  });
  if (message !== null) await aMessage({ prisma, workspaceId }, ticket.id, message);
  return { id: ticket.id, number: ticket.number };
}

/** A message of a ticket: a mail of its customer unless told otherwise. */
export async function aMessage(
  { prisma, workspaceId }: Pick<World, "prisma" | "workspaceId">,
  ticketId: string,
  wanted: Partial<Prisma.TicketMessageUncheckedCreateInput> = {},
): Promise<string> {
  numbered += 1;
  const message = await prisma.ticketMessage.create({
    data: {
      workspaceId,
      ticketId,
      author: "customer",
      fromName: "Dora",
      fromEmail: "dora@customer.test",
      fromHeader: "from",
      verified: true,
      subject: "My campaign is still paused",
      text: "It does not send.\n\n> an older mail",
      reply: "It does not send.",
      identity: Buffer.from(`mail ${numbered}`),
      mailId: `mail-${numbered}@customer.test`,
      at: MONDAY,
      ...wanted,
    },
  });
  return message.id;
}
