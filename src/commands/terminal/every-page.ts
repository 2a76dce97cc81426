import type { Page, Slice } from "../../core/page.ts";

const TAKE = 200;

/** All rows of a view, a page at a time. @param take - rows of a page: more where the rows are small and many */
export async function* everyPage<Row>(
  read: (slice: Slice) => Promise<Page<Row>>,
  take = TAKE,
): AsyncGenerator<Row> {
  for (let skip = 0; ; skip += take) {
    const { rows } = await read({ skip, take });
    yield* rows;
    if (rows.length < take) return;
  }
}
