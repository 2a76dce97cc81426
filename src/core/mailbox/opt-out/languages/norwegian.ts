import type { Language } from "../language.ts";

export const norwegian: Language = {
  code: "no",
  words: {
    leave:
      "la meg være i fred, la meg være, la oss være i fred, la oss være, la meg i fred, meld meg av, meld oss av, meld meg ut, meld oss ut, avmeld meg, avmeld oss, melde meg av, melde oss av, avregistrer meg, fjern meg, fjern oss, slett meg, slett oss, slette meg, slette oss, fjerne meg, fjerne oss, stryk meg, stryk oss, ta meg av, ta oss av, ta meg bort, ta oss bort, frabeder meg, frabeder oss, frabes, frabedes, glem adressen min, blokker adressen, reservasjonsliste, avslutt abonnementet mitt, opplysningene mine er slettet, svarteliste, sperreliste, reservasjonslista, spar meg for, spar oss for, skån meg",
    command:
      "avmeld, avmelding, avmelde, meld av, avregistrer, avregistrering, avslutt abonnement, unsubscribe, opt out, fjern, slett, ikke flere eposter, ikke flere mail, ikke flere mailer, ingen flere eposter, ingen flere mailer, ingen reklame, ingen spam, slett fra lista, fjern fra listen, stopp mail, stopp utsendelser, ikke mer reklame, sletting",
    bare: "stop, stopp, slutt, fjern, slett, avslutt, avbryt, gi dere, slett den, fjern den, slett dem",
    unsubscribe:
      "avmelde, avmelding, avregistrere, avregistrering, melde av, bli slettet, bli fjernet, slettes, fjernes, avmeldes, si opp abonnementet, bli avmeldt, unsubscribe",
    remove:
      "fjern, fjerne, fjernes, slett, slette, slettes, sletting, ta … av, ta … bort, ta … ut, ta … fra, stryk, stryke, blokker, blokkere, fjerning, slettet, fjernet, tar … av, tar … bort",
    me: "meg, oss, adressen min, min adresse, adressen vår, vår adresse, eposten min, min epost, mailen min, min mail, denne adressen, denne eposten, denne epostadressen, epostadressen min, opplysningene mine, mine opplysninger, opplysningene våre, dataene mine, mine data, mine personopplysninger, personopplysningene mine, navnet mitt, mitt navn, kontoen min, firmaet vårt, vårt firma, innboksen min, denne innboksen, kontaktinformasjonen min, adressen, opplysningene, til meg, til oss",
    list: "liste, lista, listen, lister, epostliste, epostlisten, epostlista, mailliste, maillisten, maillista, mailingliste, mailinglisten, utsendelse, utsendelser, register, registeret, registre, database, databasen, nyhetsbrev, nyhetsbrevet, system, systemet, crm, kampanje, kontakter, distribusjonsliste, adresseliste, kundelista, utsendelseslisten",
    stop: "slutt, slutte, slutt å, slutt med, stopp, stoppe, stans, opphør, la være, unngå, avstå, kutt ut, gi dere med, hold opp, holde opp",
    contact:
      "kontakt, kontakte, kontakter, skriv, skrive, skriver, mail, maile, maila, spamme, forstyrr, forstyrre, mase, plage, følg opp, følge opp, ta kontakt, kontaktet, kontaktes, bli kontaktet, henvend, henvendelser, epost, emaile",
    send: "send, sende, sender, sendes, tilsend",
    not: "ikke, aldri, ingen, ikkje, intet",
    mail: "epost, eposter, e poster, mail, mailer, mails, meldinger, melding, reklame, spam, nyhetsbrev, tilbud, henvendelser, henvendelse, kommunikasjon, markedsføring, noe, ingenting, post, salgseposter, informasjon, kontakt, slikt, sånt, oppfølging, mer, flere, brev",
    noMore:
      "ikke flere, ingen flere, ikke mer, ikke ytterligere, ingen ytterligere, aldri mer, ingen nye, ingenting mer",
    refuse:
      "vil ikke, vil ikke ha, ønsker ikke, ønsker ingen, ønsker ikke lenger, vil ikke lenger, gidder ikke, vil helst ikke, vil gjerne slippe, trenger ikke, er ikke interessert i, er ikke interesserte i, vil ikke motta, motsetter meg, motsetter oss, har ikke samtykket, samtykker ikke, takker nei til, frabeder, vil slippe, aksepterer ikke",
    receive: "motta, få, ha, bli kontaktet, kontaktes, høre fra, høre, stå på, være på, bli forstyrret, lese",
    more: "mer, flere, igjen, aldri mer, framover, fremover, i framtiden, i fremtiden, lenger, ytterligere, umiddelbart, straks, til denne adressen, på denne adressen, noen gang, videre, på nytt",
    want: "vennligst, takk, vær så snill, vær snill, ber, vil gjerne, vil be, bes, jeg ønsker, vi ønsker, ønsker, anmoder, krever, herved, gjerne, kan dere godt, må, vil jeg, jeg vil, vi vil, vær vennlig",
    object:
      "protesterer mot behandling, motsetter meg behandling, motsetter meg, trekker samtykket, trekker mitt samtykke, trekker tilbake samtykket, trekker samtykke, rett til å bli glemt, retten til å bli glemt, rett til sletting, benytter min rett, protesterer mot, reserverer meg, reserverer oss",
    I: "jeg, vi, eg",
    ask: "kan du, kan dere, kunne du, kunne dere, vil du, vil dere, kan jeg bli, kan jeg få, er det mulig, hvis mulig, om mulig, hvis du kan, hvis dere kan, fint om, takknemlig om, setter pris på om, setter pris på hvis, hadde vært fint om",
    how: "hvordan melder jeg, hvordan avmelder jeg, hvordan kan jeg, hvordan kommer jeg, hvordan gjør jeg, hvor kan jeg, hvordan slipper jeg",
    question:
      "hvorfor, hva skjer, hvor mange, hvor lenge, hvordan melder brukerne, hvilke, hvilken, finnes det, har dere, slutter systemet, stopper systemet, stopper dere, kan man, kan en, hvem, hva er",
    if: "hvis, dersom, når, med mindre, så snart, ellers, så lenge, om dere ikke, i tilfelle, om jeg",
    until:
      "før, innen, inntil, ennå, enda, i dag, i morgen, denne uka, denne uken, neste uke, denne måneden, i år, akkurat nå, for tiden, foreløpig, mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, helga, helgen, januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember, ferie, ferien, under, senere, så ofte, så mange, jul, sommeren, til mandag, til mai, fram til, fram mot",
    narrow:
      "vedlegg, pdf, pdfer, lenke, lenker, link, faktura, fakturaer, ringe, ring, ringer, telefon, samtale, invitasjon, dokument, dokumenter, kontrakt, kontrakten, avtalen, fil, filer, påminnelse, brosjyre, presentasjon, pris, priser, prisliste, kopi, passord, video, bilder, sms, whatsapp, linkedin, rapport, forslag, prøve, detaljer, word, excel, pakke, katalog, penger, cc, automatiske, spørsmål, svar, store, møte, møtet, svare, besvar",
    instead:
      "i stedet, istedenfor, heller, bruk denne, bruk, min nye adresse, ny adresse, nye adressen, annen adresse, men til, min private, ring meg, bare prisen, kun prisen, bare en, kun en",
    other:
      "ham, henne, han, hun, kollega, kolleger, sjef, forgjenger, kone, herr, fru, assistent, kunde, kunder, bruker, brukere, brukerne, gamle adressen, gammel adresse, min gamle, duplikater, denne meldingen, den og varsle, linje, setning, avsnitt, produkt, vare, møte, møtet, prosjekt, noen, andre, konkurrent, konkurrenten, bestilling, side, siden, tråden, samtalen, leads, ved en feil, kolonne, jobben, for meg, for oss, min forrige, forrige melding, min siste, meldingen min, våre kunder, kundene våre, ventelista, prislista",
    report: "sa at, sier, ba meg, spør, spurte, fortalte, skrev at, han vil, hun vil, har sluttet",
    offer:
      "klikk, klikk her, svar med, svar stopp, for å melde, for å avslutte, du mottar, dere mottar, du kan når som helst, når som helst, melde deg av, meld deg av, avslutte her, du har rett, dere har rett, du kan be om, personvernerklæring, du kan protestere",
    interest:
      "ja, ring meg, høres bra ut, høres interessant, interessant, interessert i, er interesserte, jeg er interessert, møtes, demo, mer informasjon, passer bra, passer fint, passer meg, hva koster, send pris, send gjerne, hold meg oppdatert, liker, hører gjerne, fortell mer, avtale",
    anger:
      "spam, gdpr, advokat, ulovlig, trakassering, aldri meldt, ikke meldt, aldri registrert, uten samtykke, nå holder det, nok nå, lei av, irriterende, plagsomt, stikk, blokkerer, blokkert, glem det, uønsket, datatilsynet, ikke mitt samtykke, uten mitt samtykke, uten tillatelse, ikke min tillatelse, lovlig, hvor mange ganger, tar kontakt selv, søppelpost",
    source:
      "hvor har du fått, hvor har dere fått, hvor fikk du, hvor fikk dere, hvordan har dere fått, hvordan fikk dere",
    wrong: "feil person, oppdater opplysningene",
    again: "en epost til, en mail til, neste epost, enda en, hvis jeg får, om jeg får, en til mail",
    threat:
      "anmelder, anmelde, klager, klage, forbrukertilsynet, datatilsynet, advokat, rapporterer, politianmeld*",
    notice:
      "konfidensiell, konfidensielle, konfidensielt, mottaker, mottakeren, tiltenkt, ved en feil, avsenderen, avsender, uvedkommende, slett den, virus, ansvar, denne eposten, denne meldingen, forbudt, kopiering, varsle",
    and: "og, men",
    welcome:
      "nøl, nøle, nøler, ikke slutt, slutt ikke, ikke stopp, fortsett, behold, ikke vær redd, gjerne ta kontakt",
    forbid:
      "ikke bruk den til, skal ikke brukes til, ikke til reklame, må ikke brukes, ikke bruk denne, ingen reklame",
    small:
      "takk, vennligst, hei, hilsen, mvh, med vennlig hilsen, vennlig, kjære, god dag, fra, deres, din, ditt, dine, den, det, de, en, et, ei, og, eller, men, også, til, for, på, i, av, ut, med, om, at, å, som, er, du, dere, jeg, vi, meg, oss, min, mitt, mine, vår, vårt, våre, nå, straks, umiddelbart, med en gang, bare, alle, alt, denne, dette, disse, her, der, nei, nei takk, ja, ikke, aldri, ingen, mer, flere, igjen, ikke interessert, interessert, interesserte, interesse, ingen interesse, gjerne, så, snart, mulig, framtidige, fremtidige, via, slags, slike, lignende, har, hadde, ha, få, vil, kan, skal, må, bli, blir, snill, uønskede, henhold, videre, e, art, artikkel, gdpr, ifølge, opplysninger, personopplysninger, manuelt, direkte, kun, allerede, hva, hvem, hvor, hvordan, når, man, seg, sin, sitt, sine, da, måtte, kunne, blitt, firma, bedrift, privat, helt, uttrykkelig, skriftlig, tredje, andre, gang, over, under, mot, uten, mellom, noe, noen, markedsføring, gjennom, veldig, etter, personvernforordningen",
  },
};
