import { isLastProgramLine, isProgramLine } from "./program-lines.ts";

/** The mark before a signature (RFC 3676 §4.3); some programs eat the space. */
const mark = /^--\s?$/;
/** A signature is short (RFC 3676: four lines; companies take more). A "--" above more than that sets two thoughts apart. */
const MOST_LINES = 25;
const MOST_CHARACTERS = 1_800;

/** The footers of list servers: a line of underscores or dashes, then the list's name or address. */
const ruler = /^\s*[-_=*~]{5,}\s*$/;
const ofList =
  /mailing list|mailman|listinfo|unsubscribe|listserv|googlegroups|yahoogroups|groups\.io|sourceforge\.net|list archive|liste de diffusion|lista de correo|mailingliste/iu;
const googleGroup =
  /^(?:you received this message because you are subscribed|sie erhalten diese nachricht, weil)/iu;

/** "This e-mail and any attachments are confidential …", in the languages of companies that think it binds. */
const disclaimer =
  /confidential|privileged|intended (?:only |solely )?(?:for|recipient)|disclaimer|vertraulich|bestimmungsgemä|bestimmt(?:e|en)? empfänger|confidentiel|destinataires?|confidencial|destinatario|riservat[aoe]|destinatári|vertrouwelijk|geadresseerde|konfidentiell|fortrolig|luottamuksellis|poufn|důvěrn|конфиденциальн|機密|保密|기밀/giu;
const disclaimerBegins =
  /^[\s*_-]{0,12}(?:\W{0,3})(?:(?:this|the|any|all) (?:e-?mail|message|electronic|communication|information|transmission|content)|confidential|disclaimer|privileged|notice|important|caution|legal|diese (?:e-?mail|nachricht)|der inhalt dieser|die(?:se)? information|vertraulich|hinweis|ce(?:tte)? (?:message|courriel|communication|e-?mail|transmission)|avis|le contenu|les informations|este (?:mensaje|correo|e-?mail|mensagem)|esta (?:mensagem|comunicaci)|la informaci|a informaç|aviso|le informazioni|questo messaggio|il (?:presente|contenuto)|informativa|dit (?:bericht|e-?mail)|deze e-?mail|de informatie|detta (?:meddelande|e-)|denne (?:e-?mail|e-?post|meddelelse)|tämä (?:viesti|sähköposti)|ta wiadomość|niniejsza|tento e-?mail|данное|это(?:т)? (?:сообщение|электронн)|настоящее)/iu;
const LEAST_OF_A_DISCLAIMER = 120;

/** "Best regards," and its counterparts: below stands the name, and below that what companies print under each mail. */
const closing =
  /^(?:(?:with )?(?:best|kind|warm|many|kindest|warmest)? ?(?:regards|wishes|thanks)|thanks(?: and regards)?|thank you|cheers|sincerely|yours(?: (?:sincerely|faithfully|truly))?|all the best|best|(?:mit )?(?:freundlichen?|besten?|herzlichen?|liebe|viele|schöne) grü(?:ß|ss)en?(?: aus .{1,20})?|mfg|lg|vg|(?:bien )?cordialement|bien à vous|sincères salutations|salutations(?: distinguées)?|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|atenciosamente|cumprimentos|cordiali saluti|distinti saluti|saluti|(?:met )?vriendelijke groet(?:en)?|groet(?:en)?|mvh|(?:med )?(?:vänlig(?:a)?|vennlig|venlig) hilsen|(?:med )?vänliga hälsningar|(?:ystävällisin )?terveisin|pozdrawiam|z poważaniem|s pozdravem|üdvözlettel|с уважением|з повагою|saygılar(?:ımla)?|με εκτίμηση)[\s,.!:]{0,3}$/iu;
const contact =
  /(?:^|[\s|•·])(?:tel(?:efon|efono|éfono|éphone)?|t|p|m|f|d|o|phone|mobile?|mob|cell|fax|office|direct|gsm|e-?mail|web|www|skype|тел|моб)\s?\.?\s?[:：.]|\+\d[\d ().-]{7,}|www\.[\w-]|https?:\/\/|^\S{1,60}@\S{1,80}$/iu;
const LONGEST_CONTACT = 120;

/**
 * How many of the lines are left without what stands below the last words: signature, disclaimer, footers of lists, lines of mail programs.
 */
export function withoutSignature(lines: readonly string[]): number {
  let end = aboveDisclaimer(lines, aboveListFooter(lines, lines.length));
  end = aboveContacts(lines, aboveMark(lines, end));
  let last = lastFilled(lines, end);
  while (last >= 0 && (isLastProgramLine(lines[last] ?? "") || ruler.test(lines[last] ?? "")))
    last = lastFilled(lines, last);
  return last + 1;
}

/** Whether a mail program wrote a line in the midst of others, like "Sent from my iPhone" above a name. */
export const isOfProgram = (lines: readonly string[], at: number) =>
  isProgramLine(lines[at] ?? "") && (blank(lines[at - 1]) || blank(lines[at + 1]));

const blank = (line: string | undefined) => line === undefined || line.trim() === "";

/** @returns the last line before `end` that holds anything; -1: none does */
function lastFilled(lines: readonly string[], end: number): number {
  let at = end - 1;
  while (at >= 0 && blank(lines[at])) at--;
  return at;
}

function aboveMark(lines: readonly string[], end: number): number {
  let above = end;
  let filled = 0;
  let characters = 0;
  let sentences = 0;
  for (let at = end - 1; at >= 0 && filled <= MOST_LINES && characters <= MOST_CHARACTERS; at--) {
    const line = lines[at] ?? "";
    // Without its space the mark may set two thoughts apart.
    if (line === "-- " || (mark.test(line) && sentences < 2)) above = at;
    if (!blank(line)) filled++;
    if (asks.test(line.slice(-LONGEST_CONTACT))) sentences += 2;
    else if (line.length > LONG && tells.test(line.slice(-LONGEST_CONTACT))) sentences++;
    characters += line.length;
  }
  return above;
}

/** A line like no signature's: a question, or a sentence to its end. */
const asks = /[?？]\s*$/;
const tells = /[.!。！]\s*$/;
const LONG = 50;

function aboveListFooter(lines: readonly string[], end: number): number {
  for (let at = Math.max(0, end - MOST_LINES); at < end; at++) {
    const line = (lines[at] ?? "").slice(0, LONGEST_CONTACT).trim();
    const below = lines
      .slice(at + 1, at + 5)
      .join("\n")
      .slice(0, 600);
    if (googleGroup.test(line) || (ruler.test(line) && ofList.test(below))) return at;
  }
  return end;
}

/** How many paragraphs from the end may hold the disclaimer: in two languages, with a line about paper. */
const MOST_PARAGRAPHS = 6;

function aboveDisclaimer(lines: readonly string[], end: number): number {
  let above = end;
  let below = lastFilled(lines, end) + 1;
  for (let paragraphs = 0; paragraphs < MOST_PARAGRAPHS && below > 0; paragraphs++) {
    let begin = below - 1;
    while (begin > 0 && !blank(lines[begin - 1]) && !ruler.test(lines[begin - 1] ?? "")) begin--;
    if (begin > 0 && isDisclaimer(lines.slice(begin, below).join(" ").slice(0, 3_000))) above = begin;
    below = lastFilled(lines, begin) + 1;
  }
  const last = lastFilled(lines, above);
  return above < end && ruler.test(lines[last] ?? "") ? last : above;
}

const isDisclaimer = (text: string) =>
  text.length >= LEAST_OF_A_DISCLAIMER &&
  disclaimerBegins.test(text) &&
  new Set(text.match(disclaimer)?.map((word) => word.toLowerCase())).size >= 2;

/** Above the lines of telephone and address below a closing formula and the name. The name stays. */
function aboveContacts(lines: readonly string[], end: number): number {
  for (let at = Math.max(0, end - MOST_LINES); at < end; at++) {
    if (!closing.test((lines[at] ?? "").slice(0, LONGEST_CONTACT).trim())) continue;
    const below = lines.slice(at + 1, end).filter((line) => !blank(line));
    const contacts = below.slice(1).filter((line) => contact.test(line.slice(0, LONGEST_CONTACT))).length;
    if (contacts < 2 || below.some((line) => line.length > LONGEST_CONTACT || /[?？]\s*$/.test(line)))
      continue;
    let name = at + 1;
    while (blank(lines[name])) name++;
    return name + 1;
  }
  return end;
}
