import type { Language } from "../language.ts";

export const danish: Language = {
  code: "da",
  words: {
    leave:
      "lad mig være, lad mig være i fred, lad os være, lad os være i fred, lad mig i fred, afmeld mig, afmeld os, frameld mig, frameld os, afmelde mig, afmelde os, framelde mig, frabeder mig, frabeder os, frabedes, fjern mig, fjern os, slet mig, slet os, slette mig, slette os, stryg mig, stryg os, tag mig af, tag os af, glem min adresse, bloker min, jeg vil ikke høre fra, melde mig fra, meld mig fra, meld mig ud, opsig mit, robinsonlisten, hør ikke fra, spærreliste, oplysninger er slettet, oplysninger er blevet slettet, sortliste, spærrelisten, spar mig for, spar os for, skån mig, skån os, robinson",
    command:
      "afmeld, afmelding, afmelde, frameld, framelding, framelde, unsubscribe, opt out, fjern, slet, ikke flere mails, ikke flere emails, ingen flere mails, ingen reklamer, ingen spam, slet fra listen, fjern fra listen, afmeld nyhedsbrev, stop mails, stop det, stop spam, ingen reklame, ikke mere, nej tak til reklamer, opsig, sletning",
    bare: "stop, stop venligst, stop nu, slet, fjern, hold op, afmeld, slut, annuller, slet den, fjern den, slet dem, slet det",
    unsubscribe:
      "afmelde, afmelding, framelde, framelding, afmeldes, frameldes, slettes, fjernes, blive slettet, blive fjernet, blive afmeldt, opsige mit abonnement, unsubscribe, melde fra, opsige abonnementet, afmeldt",
    remove:
      "fjern, fjerne, fjernes, slet, slette, slettes, sletning, tag … af, tag … ud, tage … af, tage … ud, stryg, stryge, udelad, blokere, bloker, afmeld, afmelde, fjernelse, få … slettet, få … fjernet, slettet, fjernet, tager … af",
    me: "mig, os, min adresse, vores adresse, min email, vores email, min mail, vores mail, min mailadresse, min emailadresse, vores emailadresse, denne adresse, denne mail, denne email, denne mailadresse, mine oplysninger, vores oplysninger, mine data, mine personoplysninger, alle mine, mit navn, min konto, vores firma, mit firma, vores virksomhed, mine kontaktoplysninger, vores kontaktoplysninger, min indbakke, denne indbakke, mine persondata, adressen, oplysningerne",
    list: "liste, listen, lister, mailliste, maillisten, mailinglisten, mailingliste, mailing liste, distributionsliste, distributionslisten, database, databasen, nyhedsbrev, nyhedsbrevet, register, registret, registre, system, systemet, systemer, crm, kartotek, kampagne, udsendelser, kontakter, adresseliste, kundeliste, udsendelseslisten, mails, mailings",
    stop: "stop, stoppe, stop med, hold op, hold op med, hold … op, holde op, holde op med, ophør, ophøre, indstil, indstille, undlad, undlade, afstå, lad være, lade være, drop, slut med, stands, afhold",
    contact:
      "kontakt, kontakte, kontakter, skrive, skriv, skriver, maile, mail, mailer, skriver til, spamme, forstyrre, forstyr, genere, plage, henvende, henvend, henvendelser, henvende jer, følge op, følg op, kontaktet, blive kontaktet, kontaktes, rykke, ryk, tage kontakt, emaile, bombardere",
    send: "send, sende, sender, sendes, fremsende, fremsend, tilsende, sendt",
    not: "ikke, aldrig, ingen, intet, ej",
    mail: "mail, mails, email, emails, beskeder, besked, reklame, reklamer, spam, nyhedsbreve, nyhedsbrev, tilbud, henvendelser, henvendelse, kommunikation, markedsføring, intet, noget, salgsmails, post, breve, information, kontakt, reklamemails, direct mail, den slags, opfølgning, opfølgninger, rykkere, mere, flere, korrespondance, e mails, sligt, sådan noget",
    noMore:
      "ikke flere, ingen flere, ikke mere, ikke yderligere, ingen yderligere, aldrig mere, ingen nye, intet mere, gider ikke flere",
    refuse:
      "vil ikke, vil ikke have, ønsker ikke, ønsker ingen, ønsker ikke længere, vil ikke længere, gider ikke, gider ikke have, vil gerne slippe for, vil helst ikke, vil gerne undgå, har ikke brug for, er ikke interesseret i, er ikke interesserede i, frabeder, vil ikke modtage, modsætter mig, modsætter os, har ikke givet samtykke, siger nej tak til, accepterer ikke, foretrækker ikke at, vil ikke kontaktes, ønskes ikke, frabedes, vil aldrig, vil intet, ønsker intet, ønsker ikke at",
    receive:
      "modtage, få, have, blive kontaktet, kontaktes, høre fra, høre, stå på, være på, modtager, blive skrevet, mails fra, blive forstyrret, ses, læse",
    more: "mere, flere, igen, aldrig mere, fremover, i fremtiden, fremtidige, længere, yderligere, øjeblikkeligt, straks, på denne adresse, til denne adresse, nogensinde, herefter, på ny, overhovedet, ikke igen",
    want: "venligst, tak, vær venlig, vær så venlig, vær sød, vær rar, være sød, beder, vil gerne, vil bede, bedes, jeg ønsker, vi ønsker, ønsker, anmoder, anmoder om, kræver, hermed, gerne, må I gerne, må du gerne, skal, så kan I, I kan godt, du kan godt, være venlig, jeg vil, vi vil, kære venner",
    object:
      "gør indsigelse mod, gør indsigelse, modsætter mig behandling, modsætter mig, trækker mit samtykke, trækker mit samtykke tilbage, tilbagekalder mit samtykke, tilbagekalder samtykke, tilbagetrækker mit samtykke, ret til at blive glemt, retten til at blive glemt, ret til sletning, gør brug af min ret, gør hermed indsigelse",
    I: "jeg, vi",
    ask: "kan du, kan I, kunne du, kunne I, vil du, vil I, ville du, ville I, kan jeg blive, kan jeg få, kan vi blive, er det muligt, hvis muligt, hvis du kan, hvis I kan, hvis du vil, hvis I vil, ville være rart hvis, taknemmelig hvis, sætter pris på hvis, må jeg bede, må jeg blive, hvis et menneske",
    how: "hvordan afmelder jeg, hvordan framelder jeg, hvordan kan jeg, hvordan kommer jeg, hvordan gør jeg, hvor kan jeg, hvordan slipper jeg, hvordan bliver jeg, hvordan kan vi, hvordan afmelder jeg mig",
    question:
      "hvorfor, hvad sker, hvor mange, hvor længe, hvordan afmelder jeres, hvilke, hvilken, findes der, har I, stopper systemet, stopper jeres, kan man, hvordan fungerer, kan du ikke ringe, hvem, hvad er",
    if: "hvis, såfremt, når, medmindre, så snart, ellers, så længe, inden I, om jeg, ifald, dersom",
    until:
      "inden, før, indtil, endnu, i dag, i morgen, denne uge, næste uge, denne måned, i år, lige nu, for tiden, i øjeblikket, foreløbig, mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, weekend, januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december, ferie, ferien, under, senere, så ofte, så mange, jul, sommer, aften",
    narrow:
      "vedhæftning, vedhæftninger, vedhæftede, pdf, pdfer, pdf er, link, links, faktura, fakturaer, ringe, ring, ringer, telefon, opkald, invitation, invitationer, dokument, dokumenter, kontrakt, kontrakten, aftalen, fil, filer, påmindelse, brochure, præsentation, pris, priser, prisliste, kopi, kopier, adgangskode, video, billeder, sms, whatsapp, linkedin, rapport, rapporter, forslag, prøve, detaljer, word, excel, brev, pakke, katalog, penge, cc, automatiske, spørgsmål, svar, store, møde, mødet, svare, besvar, besvare",
    instead:
      "i stedet, hellere, brug denne, brug den, brug, min nye adresse, ny adresse, nye adresse, anden adresse, men til, min private, ring til mig, kun prisen, kun en, bare prisen, kun et",
    other:
      "ham, hende, han, hun, kollega, kolleger, chef, forgænger, kone, hr, fru, assistent, kunde, kunder, bruger, brugere, gamle adresse, min gamle, gammel adresse, dubletter, denne besked, den ved en fejl, linje, sætning, afsnit, produkt, vare, mulighed, møde, mødet, projekt, nogen, andre, konkurrent, konkurrenten, bestilling, side, siden, tråden, samtalen, cc, leads, ved en fejl, kolonne, arbejde, mit arbejde, for mig, for os, min forrige, min seneste, min besked, vores kunder, ventelisten, prislisten, gæstelisten",
    report:
      "sagde, siger, bad mig, spørger, spurgte, fortalte, skrev at, han vil, hun vil, er stoppet, stoppede som",
    offer:
      "klik, klik her, svar med, svar stop, for at afmelde, for at framelde, du modtager, I modtager, du kan afmelde, kan du afmelde, du kan til enhver tid, når som helst, afmelde dig, afmelde jer, afmeld her, afmeld dig, du har ret, I har ret, du kan bede om, dine oplysninger hos, privatlivspolitik, du kan gøre indsigelse",
    interest:
      "ja, ring til mig, lyder godt, lyder spændende, spændende, interesseret i, er interesserede, jeg er interesseret, mødes, demo, mere information, passer fint, passer godt, passer mig, hvad koster, send priser, send gerne, send kontrakten, hold mig opdateret, kan lide, nyder, hører gerne, fortæl mere, lad os tale, aftale",
    anger:
      "spam, gdpr, advokat, ulovligt, chikane, aldrig tilmeldt, ikke tilmeldt, uden samtykke, nu er det nok, nok nu, træt af, irriterende, generende, skrid, blokerer, blokeret, anmelder, glem det, rend mig, markedsføringsloven, uopfordret, uopfordrede, ikke mit samtykke, uden mit samtykke, uden tilladelse, ikke min tilladelse, overhovedet lovligt, er det lovligt, hvor mange gange, vender selv, papirkurven, selv tilbage",
    source:
      "hvor har du min, hvor har I min, hvor fik du min, hvor fik I min, hvordan har I fået, hvordan fik I, hvordan har du fået",
    wrong: "forkert person, den forkerte, ret jeres data, opdater jeres",
    again:
      "en mail mere, en mail til, én mail mere, næste mail, endnu en, hvis jeg får, yderligere en, flere mails og, skriver I igen",
    threat:
      "anmelder jeg, anmelder, anmelde, forbrugerombudsmanden, datatilsynet, advokat, politianmeld*, indberetter, klage",
    notice:
      "fortrolig, fortrolige, fortroligt, modtager, modtageren, rette modtager, beregnet, ved en fejl, afsenderen, afsender, uvedkommende, videregivelse, slette den, virus, ansvar, denne mail, denne email, forbudt, kopiering, destruere",
    and: "og, men",
    welcome:
      "tøv, tøve, tøver, stop ikke, stop endelig ikke, hold ikke op, bliv ved, fortsæt, behold, tilbageholdende, du er velkommen",
    forbid:
      "må ikke bruges til, brug den ikke til, må ikke anvendes, ikke til reklame, brug ikke denne, ingen reklame, ingen reklamer, ikke reklame, ikke flere mails",
    small:
      "tak, venligst, hej, hilsen, hilsner, mvh, med venlig hilsen, venlig, kh, kære, god dag, goddag, fra, jeres, din, dit, dine, deres, den, det, de, en, et, og, eller, men, også, til, for, på, i, af, ud, med, om, at, som, er, du, jeg, vi, mig, os, min, mit, mine, vores, nu, straks, omgående, med det samme, hurtigst, muligt, bare, alle, alt, al, denne, dette, disse, her, der, nej, nej tak, ja, ikke, aldrig, ingen, intet, mere, flere, igen, ikke interesseret, interesseret, interesserede, ikke interesserede, interesse, ingen interesse, gerne, så, snart, fremtidige, fremover, via, per, slags, lignende, sådanne, yderligere, har, havde, have, få, vil, kan, skal, bliver, blive, sød, rar, uønskede, uopfordrede, godt, lige, bede, efter, artikel, ejer, hermed, art, gdpr, ifølge, jf, oplysninger, personoplysninger, manuelt, direkte, kun, allerede, hvad, hvem, hvor, hvordan, når, man, sig, sin, sit, sine, da, må, kunne, blevet, firma, virksomhed, privat, helt, udtrykkeligt, skriftligt, tredje, anden, gang, over, under, mod, uden, mellem, noget, nogle, markedsføring, gennem, meget, gider, sletning",
  },
};
