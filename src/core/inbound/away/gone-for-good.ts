import { domainOf } from "../../mailbox/mail-address.ts";
import { isFreeMail } from "../free-mail.ts";

/** Sentences that say that a person, or their mailbox, is gone for good: left, retired, died. Matched against lower-case text. */
const GONE = [
  // English
  "no longer (works?|working|employed) (here|for|at|with|in)\\b|(is|am|are|was) no longer (working|with|at|employed|part of|a member of|an employee|associated with)\\b",
  "(has|have|['’]ve|['’]s) (now |recently |since )?(left (the |our |this )?(company|firm|organi[sz]ation|business|team|employ)|resigned|retired|moved on( from| to)?\\b|departed)|(has|have|['’]ve|['’]s) left [^.\\n]{1,40} (ltd|inc|llc|corp|plc|gmbh|group|ag|bv|ab|oy|srl)\\b|\\bleft (the|our|this) (company|firm|organi[sz]ation|business)\\b|(is|am) (now )?retired|employment (with|at)[^.\\n]{0,40}(has ended|ended|was terminated)|passed away|is deceased|(my|h(er|is)|their) (last|final) (working )?day\\b[^.\\n]{0,40}\\b(was|is)\\b|(today|yesterday) (is|was) (my|h(er|is)) (last|final)|(isn['’]t|not) with (us|the (company|firm)) any ?(more|longer)|doesn['’]t work (here|for us|with us) any|(has|have) left (his|her|their|my) (role|position|job|post)",
  "(mailbox|e-?mail( address| account)?|inbox|address|account) is no longer (being )?(monitored|in service|in use|active|valid|used|checked|read)(?! (on|at|during|outside|until|over))",
  "(mailbox|inbox|address|account) (will (soon |shortly )?be|has been|is being) (deactivated|closed|shut down|deleted|retired|decommissioned)",
  // German
  "nicht mehr (bei|für|in|im|am)\\b[^.\\n]{0,40}(tätig|beschäftigt|angestellt|unternehmen|firma|haus)|nicht mehr (tätig|beschäftigt|angestellt)|arbeite[t]? nicht mehr|(hat|habe) (?!das (büro|haus|gebäude))[^\\n]{0,40}(unternehmen|firma|haus|gesellschaft|gruppe|team|\\buns)[^\\n]{0,20} verlassen|(tätigkeit|arbeitsverhältnis|anstellung|beschäftigung)[^.\\n]{0,40} beendet|ausgeschieden|im ruhestand|in (den )?(ruhestand|rente) |verstorben|(postfach|adresse|konto)[^.\\n]{0,40}nicht mehr (gelesen|aktiv|gültig|genutzt|abgerufen|verwendet|betreut)",
  // French
  "contrat[^.\\n]{0,30} (a pris fin|est terminé)|ne (travaille|travaillons) plus|ne fai[st] plus partie|(a|ai) quitté (l['’]entreprise|la société|ses fonctions|mes fonctions|notre|le groupe|l['’]organisation|son poste)|n['’]est plus (en poste|dans|employée?|parmi|salariée?|valide|utilisée|active|consultée)|(à|en) (la )?retraite|décédée?|nous a quittés",
  // Spanish
  "relación laboral[^.\\n]{0,40}(terminad|finalizad|concluid)|ya no (me encuentro|se encuentra|estoy|trabaj[ao]|forma parte|formo parte|pertene(ce|zco)|labora|está en (la|esta|nuestra))|(ha|he) dejado de (trabajar|formar)|(dejó|dejé|ha dejado|he dejado) (la empresa|la compañía|la organización|nuestra|su puesto)|(ha|he) dejado (la empresa|de trabajar|la compañía|de formar)|se ha jubilado|jubilad[oa]|falleci(ó|do)|ya no (está activ|se utiliza|es válid)",
  // Italian
  "rapporto di lavoro[^.\\n]{0,40}(cessat|conclus|terminat)|non (lavor[ao]|fa|faccio) più|non è più (in (azienda|servizio)|attiv|valid|parte|dipendente|un dipendente)|(ha|ho) lasciato (l['’]azienda|la società|la nostra|la ditta)|in pensione|decedut[oa]",
  // Portuguese
  "já não (trabalh[ao]|faz parte|faço parte|está na)|não (trabalh[ao]|faz|faço) mais|não (trabalha|faz parte)[^.\\n]{0,30} mais|deixou (a empresa|de trabalhar|de fazer parte)|deixei a empresa|aposentou|aposentad[oa]|reformad[oa]|faleceu|deslig(ou|ad[oa]) da empresa",
  // Dutch
  "niet (meer|langer) (werkzaam|in dienst|bij|actief|verbonden)|werkt?e? niet (meer|langer)|uit dienst|(heeft|heb) (ons|het|de|onze) (bedrijf|organisatie)[^.\\n]{0,12}verlaten|met pensioen|overleden|niet meer (gelezen|gebruikt|in gebruik)",
  // Swedish, Danish, Norwegian
  "(jobbar|arbetar) inte längre|inte längre (anställd|kvar|verksam)|har slutat|(gått i|har gått i) pension|pensionerad|avliden|gått bort",
  "(arbejder|er) ikke længere|ikke længere ansat|fratrådt|er stoppet (hos|i)|gået på pension|afgået ved døden|(jobber|arbeider) ikke lenger|ikke lenger (ansatt|ved|i)|har sluttet|gått av med pensjon|pensjonert",
  // Finnish, Polish, Czech, Slovak, Hungarian
  "e[ni] (enää )?työskentele|e[ni] ole enää [^.\\n]{0,30}(palveluksess|töissä)|eläkkeelle|eläkkeellä|menehtynyt|(już )?nie pracuj[eę]( już)?|nie jest(em)? (już )?pracowni|zakończył\\p{L}* (prac|współprac)|na emerytur|zmarła?|(odszedł|odeszła|odszedłem|odeszłam) z",
  "(již|už)\\b[^.\\n]{0,30}nepracuj|nepracuje|(odešel|odešla|odišiel|odišla) z|v (důchodu|dôchodku)|zemřel|zomrel|már nem dolgozik|nem dolgozik (már|tovább)|távozott (a cégtől|cégünktől)|nyugdíjba",
  // Turkish, Russian, Ukrainian
  "artık[^.\\n]{0,40}çalışm(ıyor|amakta)|(şirketimizden|kurumumuzdan|görevinden|işten|şirketten|görevimden)[^.\\n]{0,15} ayrıl|emekli (oldu|olmuş)|vefat e",
  "больше не работа|уже не работа|уволил|уволен|не является[^.\\n]{0,12} сотрудник|покинула? (компани|организац|нашу)|на пенси[июя]|скончал|більше не працю|звільнив|звільнен|пішл?[ао]?в? на пенсію",
  // Japanese, Chinese, Korean
  "退職|在籍して(おり|い)ません|逝去|离职|離職|(已|已经|已經)不在(本|我|该|該)?(公司|单位|單位)|不再(任职|任職|担任|擔任|在)|已(经|經)?退休|去世|逝世|퇴사|퇴직|더 이상[^.\\n]{0,20}근무하지|은퇴|별세",
];

const gone = new RegExp(GONE.join("|"), "u");
/** "If you are no longer with us …": nothing has happened yet. */
const CONDITION =
  /^\s*(if|should|when|unless|falls|wenn|sollte|si|se|als|indien|jeśli|om|hvis|jos|если|якщо|eğer|如果|もし|만약)\b/u;

/** The beginning in which a note says what it has to say; below come signatures. */
export const NOTE = 1_500;

/** "Ich habe Leads zum 30.9. verlassen", "J'ai quitté Leads": people name their employer, and its domain mostly begins like that. */
const LEFT =
  /(?<!\p{L})(left|verlassen|quitté|(dejado|dejé|dejó)|lasciato|(deixei|deixou)|(saí|saiu) d[ao]|verlaten|(lämnat|slutat på)|(forladt|forlatt)|opuści\p{L}{1,6}|ayrıl\p{L}{1,10}|покинул\p{L}?)(?!\p{L})/u;
/** Of these one comes back to. */
const PREMISES =
  /office|building|büro|gebäude|bureau|oficina|ufficio|escritório|kantoor|kontor|biur|ofis|офис/u;
const SHORTEST_NAME = 3;

/** Whether an automatic note says that its mailbox's person is gone for good. @param from - the address that it comes from */
export function saysGone(text: string, from = ""): boolean {
  const domain = domainOf(from);
  const [name = ""] = isFreeMail(domain) ? [] : domain.split(".");
  const employer = name.length >= SHORTEST_NAME ? name : null;
  const leaves = (words: string) =>
    employer !== null && words.includes(employer) && LEFT.test(words) && !PREMISES.test(words);
  const sentences = text
    .slice(0, NOTE)
    .normalize("NFC")
    .toLowerCase()
    // The point of a date ends no sentence.
    .split(/(?<=(?<!\d)\.|[!?。！？])\s*|\n\s*\n/u)
    .map((each) => each.replace(/\s+/g, " "));
  return sentences.some(
    (each) => !CONDITION.test(each) && (gone.test(each) || leaves(withoutAddresses(each))),
  );
}

const withoutAddresses = (words: string) => words.replace(/\S{1,64}@\S{1,255}/g, "");
