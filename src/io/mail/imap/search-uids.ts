import type { ImapFlow, SearchObject } from "imapflow";

/** @returns the UIDs in ascending order
 * @throws when the server did not answer the search; imapflow itself would say `false`, which reads like "nothing" */
export async function searchUids(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const uids = await client.search(query, { uid: true });
  if (!uids) throw new Error("The mail server refused to search the folder.");
  return uids.toSorted((a, b) => a - b);
}
