import { randomUUID } from "node:crypto";
import type { Prisma } from "../../../src/io/db/generated/client.ts";
import type { World } from "../world.ts";

/** So many connected mailboxes of one domain, like the world's own, without a secret. @returns their ids */
export async function addMailboxes(
  { prisma, mailboxId }: Pick<World, "prisma" | "mailboxId">,
  domain: string,
  count: number,
  changes: Partial<Prisma.MailboxCreateManyInput> = {},
  name = "box",
): Promise<string[]> {
  const { folders, ...like } = await prisma.mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
  const data = Array.from({ length: count }, (_, number) => ({
    ...like,
    folders: folders ?? {},
    ...changes,
    id: randomUUID(),
    address: `${name}${number}@${domain}`,
    userName: `${name}${number}@${domain}`,
  }));
  await prisma.mailbox.createMany({ data });
  return data.map(({ id }) => id);
}
