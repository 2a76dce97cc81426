import type { Language } from "./language.ts";
import { chinese } from "./languages/chinese.ts";
import { czech } from "./languages/czech.ts";
import { danish } from "./languages/danish.ts";
import { dutch } from "./languages/dutch.ts";
import { english } from "./languages/english.ts";
import { finnish } from "./languages/finnish.ts";
import { french } from "./languages/french.ts";
import { german } from "./languages/german.ts";
import { greek } from "./languages/greek.ts";
import { italian } from "./languages/italian.ts";
import { japanese } from "./languages/japanese.ts";
import { korean } from "./languages/korean.ts";
import { norwegian } from "./languages/norwegian.ts";
import { polish } from "./languages/polish.ts";
import { portuguese } from "./languages/portuguese.ts";
import { russian } from "./languages/russian.ts";
import { spanish } from "./languages/spanish.ts";
import { swedish } from "./languages/swedish.ts";
import { turkish } from "./languages/turkish.ts";
import { ukrainian } from "./languages/ukrainian.ts";

/** The languages in which a wish not to be written to is understood. A new one is one more file. */
export const LANGUAGES: Language[] = [
  chinese,
  czech,
  danish,
  dutch,
  english,
  finnish,
  french,
  german,
  greek,
  italian,
  japanese,
  korean,
  norwegian,
  polish,
  portuguese,
  russian,
  spanish,
  swedish,
  turkish,
  ukrainian,
];
