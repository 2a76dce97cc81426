/** Text of format=flowed (RFC 3676) with its soft line breaks taken out. @param deletesSpace - DelSp=yes */
export function unflow(text: string, deletesSpace: boolean): string {
  const paragraphs: string[] = [];
  let open: { marks: string; pieces: string[] } | null = null;
  for (const line of text.split("\n")) {
    const marks = /^>*/.exec(line)?.[0] ?? "";
    const stuffed = line.slice(marks.length);
    const words = stuffed.startsWith(" ") ? stuffed.slice(1) : stuffed;
    // A signature's mark is no soft break (§4.3).
    const soft = words.endsWith(" ") && words !== "-- ";
    const piece = soft && deletesSpace ? words.slice(0, -1) : words;
    if (open !== null && open.marks === marks && words !== "-- ") open.pieces.push(piece);
    else {
      if (open !== null) paragraphs.push(whole(open));
      open = { marks, pieces: [piece] };
    }
    if (!soft) {
      paragraphs.push(whole(open));
      open = null;
    }
  }
  if (open !== null) paragraphs.push(whole(open));
  return paragraphs.join("\n");
}

const whole = ({ marks, pieces }: { marks: string; pieces: string[] }) =>
  `${marks}${marks === "" ? "" : " "}${pieces.join("")}`;
