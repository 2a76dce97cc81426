import type { MailServer } from "../../../src/core/mailbox/server.ts";
import { aMailbox, MONDAY, type World } from "../../core/world.ts";
import { isSecret } from "../../hosts/sent-secrets.ts";

/** Makes one of Ben's mailboxes a support inbox. */
export async function addInbox(
  world: World,
  {
    address,
    password,
    ...more
  }: { address: string; password: string; server?: MailServer; folders?: object },
): Promise<string> {
  isSecret(password);
  const { store, secrets } = world.ctx;
  const { server, folders = {} } = more;
  const mailbox = { ...aMailbox(world, address), ...server, folders, purpose: "support" as const };
  const id = await store.mailboxes.add(mailbox, MONDAY);
  if (id === null) throw new Error(`${address} is there already`);
  const { workspaceId } = world;
  await store.credentials.store(id, workspaceId, secrets.seal(password, id), { after: 0, at: MONDAY });
  await store.supportInboxes.add({ mailboxId: id, workspaceId, operators: false, environment: null }, MONDAY);
  return id;
}

/** The stored mails of an inbox, in the order they came. */
export async function storedOf({ prisma }: World, mailboxId: string) {
  return prisma.supportMail.findMany({
    where: { mailboxId },
    include: { raw: { select: { size: true, kept: true, file: true } } },
    orderBy: { id: "asc" },
  });
}
