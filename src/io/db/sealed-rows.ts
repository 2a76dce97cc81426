import type { PrismaClient } from "./generated/client.ts";

export type SealedKind = "credential" | "slack-installation" | "reconnect" | "sign-in" | "lasting-key";

/** How many rows of a kind are sealed with one key. */
export type SealedCount = { kind: SealedKind; keyId: string; rows: number };

/** Counts all that is sealed and can still be asked for; reconnects and sign-ins that are over are not. */
export async function countSealed(prisma: PrismaClient, now: Date): Promise<SealedCount[]> {
  return prisma.$queryRaw<SealedCount[]>`
    SELECT kind, key_id AS "keyId", count(*)::int AS rows FROM (
      SELECT 'credential' AS kind, key_id FROM credential
      UNION ALL SELECT 'slack-installation', key_id FROM slack_installation
      UNION ALL SELECT 'reconnect', key_id FROM reconnect WHERE ended_at IS NULL AND sealed IS NOT NULL
      UNION ALL SELECT 'sign-in', key_id FROM provider_sign_in
        WHERE spent_at IS NULL AND expires_at > ${now} AND length(sealed) > 0
      UNION ALL SELECT 'lasting-key', key_id FROM lasting_key
    ) AS sealed GROUP BY kind, key_id ORDER BY kind, key_id`;
}
