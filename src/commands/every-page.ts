import type { Page, Slice } from "../core/workspace/views.ts";

const TAKE = 200;

/** All rows of a view, a page at a time. */
export async function* everyPage<Row>(read: (slice: Slice) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let skip = 0; ; skip += TAKE) {
    const { rows } = await read({ skip, take: TAKE });
    yield* rows;
    if (rows.length < TAKE) return;
  }
}
