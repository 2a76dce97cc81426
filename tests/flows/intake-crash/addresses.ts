export const SUPPORT = "support@ours.test";
/** A program that answers every letter, and says nowhere that it is one. */
export const RESPONDER = "responder@leads.test";
