/** The meaning of each answer about unconfirmed sends, in the same words everywhere. Each is a sentence without its full stop. */
export const SENT_MEANS = "The sequences go on with the next step";
export const NOT_SENT_MEANS =
  "The same step is sent again; a lead whose message had arrived after all gets it twice";
