/** Ends the reading of a file, from wherever in the pipeline it is noticed. The message is one sentence for its owner. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}
