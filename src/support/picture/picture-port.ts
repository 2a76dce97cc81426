/** A picture that is drawn anew from what a stranger's bytes showed. Nothing else of those bytes is in it. */
export type DrawnPicture = { type: "image/webp"; content: Buffer };

/** Pictures of strangers, from other servers or from a mail. */
export interface PicturePort {
  /**
   * Fetches pictures from the servers of strangers. Only public servers are asked, each redirect is checked again, and nothing of ours is
   * told but the address itself. Size, time, pixels and count are limited.
   *
   * @param addresses - as a mail names them: `http:` or `https:`
   * @returns those that could be had, by address
   */
  fetch(addresses: readonly string[]): Promise<Map<string, DrawnPicture>>;
  /**
   * Draws pictures that came with a mail. Size, time, pixels and count are limited.
   *
   * @returns those that could be drawn: their bytes are a whole JPEG, PNG, GIF or WebP, and not too large
   */
  redraw<Name>(pictures: ReadonlyMap<Name, Buffer>): Promise<Map<Name, DrawnPicture>>;
}
