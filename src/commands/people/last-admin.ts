/** Told where the only admin would be removed, or would be one no more. */
export const lastAdmin = (email: string): string =>
  `${email} is the only admin. Make somebody else one first: unpause member set ADDRESS --role admin`;
