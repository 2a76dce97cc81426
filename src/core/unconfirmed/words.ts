/** What each answer about unconfirmed sends means, in the same words wherever it is asked. */
export const SENT_MEANS = "The sequences go on with the next step.";
export const NOT_SENT_MEANS =
  "The same step is sent again. If a message had arrived after all, that lead gets it twice.";
