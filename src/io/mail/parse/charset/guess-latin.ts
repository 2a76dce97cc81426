/** The letters beyond ASCII of a language. A text of one language has no others, but for its marks. */
const WESTERN = [
  "äöüßÄÖÜ",
  "àâçéèêëîïôùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ",
  "áéíóúüñÁÉÍÓÚÜÑªº",
  "áâãàçéêíóôõúüÁÂÃÀÇÉÊÍÓÔÕÚªº",
  "àèéìíîòóùúÀÈÉÌÒÙ",
  "åäöæøéüÅÄÖÆØÉ",
  "áéëïóöüèÉ",
  "áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ",
  "àáâçèéêíïòóôúüÀÉÍ·",
];
const CENTRAL = [
  "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
  "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
  "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
  "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
  "čćđšžČĆĐŠŽ",
  "ăâîşţĂÂÎŞŢ",
];
const TURKISH = ["çğıöşüâîûÇĞİÖŞÜÂÎÛ"];

const LATIN: [charset: string, languages: string[]][] = [
  ["windows-1252", WESTERN],
  ["windows-1250", CENTRAL],
  ["iso-8859-2", CENTRAL],
  ["windows-1254", TURKISH],
];
const LETTER = /\p{L}|[^\p{P}\p{Sc}\p{Zs}\p{Cf}°©®™§†‡…]/u;

/** The charset of Latin letters in which they are those of one language. Western Europe's where none or several are. */
export function guessLatin(bytes: Buffer): string {
  const fitting = LATIN.find(([charset, languages]) => {
    const letters = new Set(new TextDecoder(charset).decode(bytes).match(/[^\0-\x7f]/gu) ?? []);
    const needed = [...letters].filter((letter) => LETTER.test(letter));
    return languages.some((language) => needed.every((letter) => language.includes(letter)));
  });
  return fitting?.[0] ?? "windows-1252";
}
