/** How programs report an absence, by language. All patterns are matched against lower-case text. */

/** Names of automatic answers, as subjects begin with them. People also write about the thing itself. */
const ANSWER_NAMES = [
  "auto(matic|mated)?[ -]?(reply|respons|response|responder|answer)|autoreply|autoresponse|vacation (reply|response|message|notice)|yahoo!? auto[ -]?response|auto[ -]?response",
  "automatische (antwort|r[üu]ckmeldung|nachricht)|automatisch antwoord|automatische? (antwoord|reactie)|automatisk svar|autosvar|automatiskt svar",
  "r[ée]ponse automatique|respuesta autom[áa]tica|autorespuesta|autorrespuesta|risposta automatica|resposta autom[áaà]tica|resposta d['’]abs[èe]ncia|r[ăa]spuns automat",
  "automaattinen (vastaus|poissaolo\\p{L}*)|automaatvastus|autom[āa]tisk[āa] atbilde|automatinis atsakymas",
  "automatyczna odpowied[źz]|odpowied[źz] automatyczna|autoodpowied[źz]|automatick[áa] odpov[ěe]([ďd]|dn?)|automatick[áa] odpove[ďd]",
  "automatikus v[áa]lasz|automatski odgovor|samodejni odgovor|otomatik (yan[ıi]t|cevap)|balasan otomatis|tr[ảa] l[ờo]i t[ựu] đ[ộo]ng",
  "автоматический ответ|автоответ(чик)?|автоматична відповідь|автоматичен отговор|аўтаматычны адказ|автоматски одговор|αυτόματη απάντηση",
  "自動(応答|返信|答覆|回覆|回應|應答|回復)|自动(答复|回复|应答|答覆)|(外出|休假|度假|离开|節日|节日)自[动動](答复|回复|答覆|回覆)|자동 ?(회신|응답|답장)|מענה אוטומטי|תשובה אוטומטית|رد تلقائي|پاسخ خودکار|الرد التلقائي|ตอบกลับอัตโนมัติ",
];

/** Names of automatic answers that have the absence in them, or that name the mail itself. */
const ANSWER_MAILS = [
  "auto(matic|mated)? (out of (the )?office|ooo|absence|vacation|message)( repl(y|ies)| message| notice)?|automatische (abwesenheits|urlaubs)\\p{L}*|automatisch bericht",
  "(message|r[ée]ponse|notification|avis) automatique( d['’]absence)?|mensaje autom[áa]tico|messaggio automatico|mensagem autom[áa]tica|wiadomo[śs][ćc] automatyczna|автоматическое (сообщение|уведомление)",
];

/** Names of the absence itself. */
const ABSENCE_NAMES = [
  "out of (the )?office|ooo|away from (the |my )?(office|desk)|not in (the )?office|on (annual |parental |maternity |paternity |sick )?(leave|vacation|holidays?)|absence( notice)?|vacation( alert| notice)?|away until|i('m| am) (away|out)|(annual|parental|maternity|paternity) leave",
  "\\p{L}{0,20}abwesenheit\\p{L}*|abwesend|(betriebs)?(ferien|urlaub)|((ich )?bin )?(nicht im (b[üu]ro|haus)|im urlaub|au(ß|ss)er haus)",
  "afwezig(heid\\p{L}*)?|niet aanwezig|buiten kantoor|fr[åa]nvaro\\p{L}*|fr[åa]nvarande|(inte|ej) p[åa] kontoret|frav[æe]r\\p{L}*|ikke p[åa] kontoret|p[åa] (ferie|semester)|ute av kontoret",
  "(message d['’]|notification d['’]|avis d['’])?absence( du bureau)?|absente?(\\(e\\))?( du bureau)?|en cong[ée]s?|hors du bureau",
  "fuera de (la )?oficina|(notificaci[óo]n de |aviso de )?ausencia|ausente|de vacaciones|fuori (sede|ufficio)|assen(te|za)|in ferie|fora do escrit[óo]rio|(aviso de )?aus[êe]ncia( tempor[áa]ria)?|de f[ée]rias|[îi]n afara biroului",
  "(olen )?poissa\\p{L}*|(olen )?lomalla|nieobecno[śs][ćc]|poza biurem|mimo kancel[áa][řr]\\p{L}*|nep[řr][íi]tomnos\\p{L}*|dovolen[áa]|h[áa]zon k[íi]v[üu]l|szabads[áa]g\\p{L}*|t[áa]voll[ée]t\\p{L}*",
  "ofis d[ıi][şs][ıi]\\p{L}*|izinde\\p{L}*|вне офиса|(меня )?нет на (месте|работе)|отсутстви[ея]|отсутствую|в отпуске|відсутність|поза офісом|у відпустці|εκτός γραφείου",
  "(ご)?不在\\p{L}{0,6}|外出中|出張中|休暇\\p{L}{0,4}|外出通知|休假\\p{L}{0,4}|不在(办公室|辦公室)|부재( ?중)?\\p{L}{0,4}|휴가\\p{L}{0,4}",
];

/** Words for an absence that people also write about. They tell it only with a sentence of an absence. */
const ABSENCE_TOPICS = [
  "(i('m| am) |currently |now )?(on )?(a )?(holidays?|vacation|business trip|day off|days off|sick leave|medical leave|family leave|sabbatical|break)|out sick|off sick|sick today|gone fishing|travell?ing|(i('m| am) |currently |temporarily )(unavailable|not available|away)|limited (availability|access)( to (my )?e-?mails?)?( this week| today)?|(our |the )?office(s)? (is |are )?closed( for (the )?(holidays?|day|week))?|(we('re| are) )?closed( for (the )?(holidays?|season))?",
  "elternzeit|mutterschutz|dienstreise|gesch[äa]ftsreise|krank(heit|gemeldet)?|feiertage?|betriebsruhe|cong[ée]s?( annuels?| pay[ée]s| maternit[ée]| parental)?|en vacances|vacances|en d[ée]placement|fermeture( annuelle| estivale)?",
  "(estoy |estamos )?(de )?vacaciones|baja (m[ée]dica|maternal|laboral)|ferie|(sono )?in ferie|chiusura( estiva| natalizia)?|(estou |estamos )?(de |em )?f[ée]rias|licen[çc]a|vakantie|(met|op) (vakantie|verlof)|verlof|semester|ledig|ferie|permisjon|orlov|barsel|loma|vapaalla",
  "urlop|na urlopie|dovolen[áa]|concediu|[îi]n concediu|(y[ıi]ll[ıi]k )?i̇?zin|tatil|отпуск|командировка|больничный|відпустка|відрядження|άδεια|διακοπές|отпуск(а|е)?|休(み|業|暇)\\p{L}{0,4}|出張のため不在|出差|请假|年假|휴무|출장( 중)?",
];

/** Sentences of an absence. */
const ABSENCE_SENTENCES = [
  // English
  "out of (the )?office(?! (repl|messag|answer|respon|notes|notic|auto))|away from (my |the )?(desk|office|mail|e-?mail)|(limited|no|without|intermittent|restricted) access to (my |the )?(e-?mails?|inbox|mail)|until further notice",
  "(i['’]?m|i am|i will be|i['’]ll be|currently|is) (currently )?(away|out( (until|from|on|this|next|of))?|on (annual |maternity |paternity |parental |sick |family |medical )?(leave|vacation|holidays?)|travell?ing|unavailable)",
  "automatically (generated|sent)|this is an auto(matic|mated)? ?(reply|response|message)|i (will|['’]ll) (be back|return)|(back|return(ing)?) (in(to)? the office |at work )?on|your (e-?mail|message) (will not be|is not being) (forwarded|read)",
  "((our|the) office(s)? (is|are|will be)|we (are|will be)|we['’](re|ll be)) closed (until|from|for|on)|on a business trip|(have|take|taking) (the|a) (day|week) off",
  // German
  "in den ferien|betriebsferien|ferienhalber|(nicht|wieder) (im b[üu]ro|im haus|erreichbar|verf[üu]gbar|anwesend|am platz|zu erreichen)|im urlaub|abwesen(d|heit)|au(ß|ss)er haus|elternzeit|mutterschutz|auf dienstreise|bis auf weiteres|nicht da\\b|nicht weitergeleitet|automatisch (generiert|erstellt|versendet)",
  // French, Spanish, Italian, Portuguese, Romanian
  "absente?s?\\b|(mon|notre|durant|pendant) absence|en (cong[ée]|vacances|d[ée]placement)|de retour|pas (disponible|joignable)|cong[ée]s? (maternit[ée]|parental|paternit[ée])|jusqu['’][àa] nouvel ordre",
  "fuera de la oficina|ausente|ausencia|de vacaciones|estar[ée] (fuera|ausente)|no (estar[ée]|estoy) disponible|regresar?[éo]|volver[ée]|baja (maternal|por|m[ée]dica)|hasta nuevo aviso",
  "fuori (ufficio|sede)|assente|assenza|in ferie|rientr(o|er[òo])|congedo|in maternit[àa]|fino a nuovo avviso",
  "fora do escrit[óo]rio|de f[ée]rias|em f[ée]rias|retorn(o|arei)|regress(o|arei)|voltarei|de licen[çc]a|at[ée] novo aviso|[îi]n concediu|nu (sunt|voi fi) (la birou|disponibil)|m[ăa] [îi]ntorc|revin (pe|din|la)",
  // Dutch, Swedish, Danish, Norwegian, Finnish
  "afwezig|niet (aanwezig|bereikbaar|op kantoor)|(met|op) (vakantie|verlof)|terug op|zwangerschapsverlof|ouderschapsverlof|tot nader order",
  "p[åa] (semester|ferie)|(inte|ikke|ej) (p[åa] kontoret|tillg[äa]nglig|tilgjengelig|tilg[æa]ngelig|til stede|anträffbar)|fr[åa]nvarande|frav[æe]rende|[åa]terkommer|(till|til)b(aka|age|ake) (den|p[åa]|igen|i)|f[öo]r[äa]ldraledig|tj[äa]nstledig|barsel|permisjon|orlov|tills vidare|indtil videre|inntil videre",
  "lomalla|poissa|palaan|en ole (toimistolla|tavoitettavissa|paikalla)|vapaalla|toistaiseksi",
  // Polish, Czech, Slovak, Hungarian
  "nieobecn|na urlopie|urlop|poza biurem|wracam|wr[óo]c[ęe]|do odwo[łl]ania|nep[řr][íi]tom|na dovolen|mimo kancel|vr[áa]t[íi]m|do odvol[áa]n|szabads[áa]gon|h[áa]zon k[íi]v[üu]l|t[áa]vol(l[ée]t|i[ \\p{L}])|visszat[ée]r",
  // Turkish, Russian, Ukrainian, Greek
  "izinde|izinli|y[ıi]ll[ıi]k izin|ofis d[ıi][şs][ıi]|ofiste (de[ğg]il|olmaya)|d[öo]nece[ğg]im|d[öo]n[üu][şs]|tatilde|ikinci bir duyuru",
  "в отпуске|вне офиса|отсутству|вернусь|(меня не будет|не буду на|нет на (месте|работе))|не в офисе|командировк|декрет|у відпустці|відсутн|повернусь|до особого распоряжения|εκτός γραφείου|σε άδεια|απουσ|επιστρ",
  // Japanese, Chinese, Korean
  "不在|休暇|お休み|返信が遅|休業|外出|出張|育休|産休|戻り(ます|次第)|不在(办公室|辦公室)|休假|度假|放假|年假|产假|產假|出差|无法及时|無法及時|返回|回来|回來|부재|휴가|휴직|출장|외출|복귀|자리를 비",
];

const any = (patterns: string[]) => patterns.join("|");

/** The name of an absence is followed by its subject, its time or nothing. A noun that continues is a person's topic. */
const ENDS_THERE =
  "(?=\\s*($|[:：,.!;|()（「【–—-]|\\d)|\\s+(until|till|from|re|fw|bis|vom|ab|du|jusqu|hasta|desde|del|fino|dal|até|tot|van|t/m|do|od|till|til|fra|från|до|с)\\b)";
const subjectOf = (patterns: string[], end = "") => new RegExp(`^(${any(patterns)})${end}`, "u");

const namedAnswer = subjectOf([...ANSWER_NAMES, ...ANSWER_MAILS], ENDS_THERE);
const namedAbsence = subjectOf(ABSENCE_NAMES, ENDS_THERE);
/** Lotus Notes puts its person first: "Lea Lind/Leads is out of the office (returning 12/07/2026)". */
const PERSON_IS = /^[\p{L}\p{M}'’.,/ -]{2,60} (is|ist|est|[èé]|est[áà]|er|[äa]r|on|jest|je) (?=\p{L})/u;
const mentionsAbsence = subjectOf(ABSENCE_NAMES);
const topicOfAbsence = subjectOf(ABSENCE_TOPICS, ENDS_THERE);
/** Some programs put their word behind the subject, or behind a person's name: "Hello (out of office)", "Lea Lind: on leave". */
const BEHIND = /[-–—(:|]\s{0,3}([^-–—(:|)]{3,40})\)?\s*$/u;
const mentionsAnswer = subjectOf(ANSWER_NAMES);
const sentence = new RegExp(any(ABSENCE_SENTENCES), "u");

const namesAnswer = (words: string) => namedAnswer.test(words) || namedAbsence.test(words);

/** Marks that mail gateways put before a subject: "[EXTERNAL]", "EXT:", "***SPAM***". Notes puts "AUTO:". */
const GATEWAY_MARK =
  /^\s*(\[[^\]]{0,40}\]|\{[^}]{0,40}\}|【[^】]{0,40}】|\([^)]{0,40}\)|\*{1,4}[^*]{0,40}\*{1,4}|auto\s?:|(external|extern|externe|ext|caution|warning)\s*[:|-])\s*/i;

/** Notes puts it before each subject of an absence. */
const AUTO_MARK = /^\s*auto\s?:/i;

export type SubjectSays = "is-an-answer" | "mentions-absence" | "mentions-answer" | "nothing";

/** A subject's evidence of an automatic answer. A subject that begins with "Re:" comes from a person's mail program. */
export function subjectSays(subject: string): SubjectSays {
  let rest = subject.slice(0, 300).normalize("NFC").toLowerCase().trim();
  for (let marks = 0; marks < 4 && GATEWAY_MARK.test(rest); marks++) {
    // Some responders put their own name in such marks: "[Auto-Reply] Hello", "【自動返信】Hello".
    const mark =
      GATEWAY_MARK.exec(rest)?.[0]
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim() ?? "";
    if (namesAnswer(mark)) return "is-an-answer";
    rest = rest.replace(GATEWAY_MARK, "");
  }
  if (namesAnswer(rest) || namedAbsence.test(rest.replace(PERSON_IS, ""))) return "is-an-answer";
  if (mentionsAbsence.test(rest) || topicOfAbsence.test(rest)) return "mentions-absence";
  const behind = BEHIND.exec(rest)?.[1]?.trim() ?? "";
  if (namesAnswer(behind) || AUTO_MARK.test(subject)) return "mentions-absence";
  return mentionsAnswer.test(rest) ? "mentions-answer" : "nothing";
}

/** Whether a sentence of the text says that its writer is away. @param text - its beginning */
export const saysAway = (text: string) => sentence.test(text.normalize("NFC").toLowerCase());
