/** One line of a mail's header, unfolded. */
export type HeaderLine = { name: string; value: string };
