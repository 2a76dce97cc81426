/** The most frequent letters of each alphabet: some seven of ten letters of any text. */
const CYRILLIC = "оеаинтсрвлкмдпуяыьіОеАИНТСРВЛКМДП";
const GREEK = "αοιετσνηυρπκμλςάίόέήύώωΑΟΙΕΤΣΝΗΚΜΛΠ";
const HEBREW = "יוהלאמרתבנשםדק";
const ARABIC = "اليمونترهدبعفسةك";
const THAI = "านรอกเงมยลวดทสต้บป่ัีิแไใ";

/** With the fewest letters that tell: two signs of Chinese look like a word in several of them. */
const ALPHABETS: [charset: string, frequent: string, fewest: number][] = [
  ["windows-1251", CYRILLIC, 2],
  ["koi8-u", CYRILLIC, 2],
  ["windows-1253", GREEK, 5],
  ["iso-8859-7", GREEK, 5],
  ["windows-1255", HEBREW, 8],
  ["windows-1256", ARABIC, 12],
  ["iso-8859-6", ARABIC, 12],
  ["windows-874", THAI, 12],
  ["cp866", CYRILLIC, 20],
];
const ENOUGH = 0.6;

/** The charset of one byte for each letter in which most are frequent letters of its alphabet; null: in none. */
export function guessAlphabet(bytes: Buffer): string | null {
  let [best, most]: [string | null, number] = [null, ENOUGH];
  for (const [charset, frequent, fewest] of ALPHABETS) {
    const text = new TextDecoder(charset).decode(bytes);
    const letters = text.match(/[^\0-\x7f]/gu) ?? [];
    // A capital behind a small letter is a letter of another charset.
    const strange = text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;
    const share =
      (letters.filter((letter) => frequent.includes(letter)).length - 2 * strange) / letters.length;
    if (letters.length >= fewest && share > most) [best, most] = [charset, share];
  }
  return best;
}
