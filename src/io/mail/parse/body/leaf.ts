/** A part that is no text of the mail, decoded. */
export type Leaf = {
  filename: string | null;
  contentType: string;
  contentId: string | null;
  location: string | null;
  inline: boolean;
  content: Buffer;
};
