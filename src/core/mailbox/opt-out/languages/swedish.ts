import type { Language } from "../language.ts";

export const swedish: Language = {
  code: "sv",
  words: {
    leave:
      "lämna mig ifred, lämna mig i fred, lämna oss ifred, lämna oss i fred, låt mig vara, låt oss vara, låt mig vara ifred, avregistrera mig, avregistrera oss, avanmäl mig, avanmäl oss, avprenumerera mig, avsluta min prenumeration, undanber mig, undanber oss, undanbedes, undanbeder, avböjer, plocka bort mig, plocka bort oss, glöm mig, spärra min, spärra mig, hör inte av, hör inte av dig, hör inte av er, låt bli att, stryk mig, stryk oss, spärrlista, blockera min, uppgifter har raderats, uppgifter är raderade, svarta listan, spärrlistan, bespara mig, bespara oss, skona mig, skona oss",
    command:
      "avregistrera, avregistrering, avanmäl, avanmälan, avanmälning, avprenumerera, avsluta prenumeration, avsluta prenumerationen, unsubscribe, opt out, ta bort, inga mer mail, inga fler mail, inga fler mejl, inga mer mejl, ej reklam, ingen reklam, ta bort från listan, stoppa utskick, stoppa utskicken, radera mig, nix, slopa utskicken, avsäger, sluta, borttagning",
    bare: "stop, stopp, sluta, ta bort, avsluta, radera, slut, avbryt, avbeställ, radera den, ta bort den, ta bort det, radera dem",
    unsubscribe:
      "avregistrera, avregistrering, avanmäla, avanmälan, avprenumerera, avsluta min prenumeration, avsluta prenumerationen, bli borttagen, bli borttagna, bli avregistrerad, tas bort, strykas, säga upp prenumerationen, slippa, unsubscribe, raderas",
    remove:
      "ta bort, tag bort, ta … bort, plocka bort, radera, stryk, stryka, avlägsna, ta … från, ta … ur, ta … av, rensa, raderar, raderas, exkludera, tas bort, borttagning, radering, blockera, spärra, eliminera, slopa, sluta ha, tar … bort",
    me: "mig, oss, min adress, vår adress, min mejladress, min mailadress, min epostadress, min epost, vår epost, vår mejladress, den här adressen, denna adress, denna mejl, min mejl, min mail, mina uppgifter, våra uppgifter, mina personuppgifter, mitt namn, vårt företag, mitt konto, min information, mina kontaktuppgifter, våra kontaktuppgifter, den här mailen, denna mailadress, denna inkorg, mina data, e post, adressen, adressuppgifter, uppgifterna",
    list: "lista, listan, listor, sändlista, sändlistan, sändlistor, mejllista, mejllistan, maillista, maillistan, mailinglista, utskick, utskicken, utskickslista, utskickslistan, register, registret, databas, databasen, nyhetsbrev, nyhetsbrevet, systemet, system, crm, kampanj, kontakter, adresslista, adresslistan, kundregister, mailutskick",
    stop: "sluta, slutar, upphör, upphöra, stoppa, stopp, avstå, avstå från, sluta upp, låt bli, lägg av, lägga av, skippa, avsluta, slopa, låta bli, avhåll",
    contact:
      "mejla, maila, mejlar, kontakta, kontakt, kontaktar, skriva, skriv, skriver, spamma, spammar, störa, stör, återkom, återkomma, höra av, höra av dig, höra av er, ta kontakt, besvära, tjata, kontaktad, kontaktade, kontaktas, mejlas, emaila, e posta, messa, påminna, kontakta, bearbeta",
    send: "skicka, skickar, sända, sänd, skickas, posta",
    not: "inte, ej, aldrig, icke, inga, inget, ingen, ingenting",
    mail: "mejl, mejlen, mail, mailen, mails, epost, meddelanden, meddelande, reklam, spam, nyhetsbrev, utskick, utskicken, erbjudanden, erbjudande, inget, ingenting, kontakt, information, försäljning, säljmejl, reklammejl, post, marknadsföring, direktreklam, sånt här, sådant, skräp, påminnelser, kommunikation, brev, fler, mer",
    noMore:
      "inga mer, inga fler, inga flera, inget mer, inga ytterligare, ingen mer, aldrig mer, inga nya, ingen ytterligare",
    refuse:
      "vill inte ha, vill inte, vill ej, vill inte längre, önskar inte, önskar inga, önskar ej, vill inte få, vill slippa, vill inte bli, vill ej ha, behöver inte, behöver inga, inte intresserad av, ej intresserad av, inte intresserade av, vill inte ta emot, tackar nej till, föredrar att inte, motsätter mig, motsätter oss, samtycker inte, vägrar, ber att få slippa, har inte bett om, vill inte era, undanber, undanber mig, undanber oss, vill aldrig, vill inget, vill inget ha",
    receive:
      "få, ta emot, ha, bli kontaktad, bli kontaktade, höra från, höra av er, höra, erhålla, bli mejlad, stå på, finnas, motta, bli störd, kontaktas, läsa, era utskick, vara med",
    more: "mer, fler, igen, aldrig mer, framöver, i framtiden, hädanefter, i fortsättningen, längre, vidare, ytterligare, omgående, omedelbart, till den här adressen, till denna adress, någonsin, flera, alls, på nytt",
    want: "tack, snälla, vänligen, var vänlig, var snäll, var god, ber, jag vill, vi vill, önskar, vill, gärna, jag skulle vilja, vi ber, ber er, ber dig, kräver, begär, härmed, måste, är du snäll, tacksam, begäran, ni kan, du kan, får du, får ni, skulle vilja",
    object:
      "motsätter mig behandling, motsätter mig att mina, motsätter mig, motsätter oss, invänder mot, återkallar mitt samtycke, återkallar samtycke, drar tillbaka mitt samtycke, rätt att bli glömd, rätten att bli glömd, rätt till radering, utövar min rätt, invänder, gör invändning, bestrider",
    I: "jag, vi",
    ask: "kan du, kan ni, skulle du kunna, skulle ni kunna, kan jag bli, kan jag få, kan vi få, vill du, vill ni, skulle det gå, är det möjligt, om möjligt, om du kan, om ni kan, tacksam om, uppskattar om, går det att, kunde ni, kunde du, skulle uppskatta om, om en människa",
    how: "hur avregistrerar jag, hur avslutar jag, hur gör jag, hur kan jag, hur kommer jag, hur slipper jag, var kan jag, hur tar jag, hur avanmäler jag, hur kan vi",
    question:
      "varför, vad händer, hur många, hur länge, hur avregistrerar sig, vilken, vilka, finns det, har ni, slutar systemet, slutar ert, stoppar ni, kan man, hur fungerar, kan du inte, kan ni hjälpa, vem, vad är",
    if: "om, ifall, när, såvida, så fort, annars, så länge, innan ni, i fall",
    until:
      "innan, före, till dess, tills, än, ännu, idag, i dag, imorgon, denna vecka, den här veckan, nästa vecka, denna månad, i år, just nu, för tillfället, för närvarande, tills vidare, måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag, helgen, januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december, semester, semestern, under, senare, så ofta, så många, jul, sommaren, kvällar",
    narrow:
      "bilaga, bilagor, pdf, pdfer, pdf er, länk, länkar, faktura, fakturor, ringa, ring, ringer, telefon, samtal, inbjudan, inbjudningar, dokument, avtal, avtalet, fil, filer, påminnelse, broschyr, presentation, pris, priser, prislista, offert, offerten, kopia, kopior, lösenord, video, bilder, sms, whatsapp, linkedin, rapport, rapporter, förslag, prov, detaljer, word, excel, brev, paket, katalog, pengar, cc, automatiska, frågor, svara, stora, besvara",
    instead:
      "i stället, istället, hellre, använd denna, använd den här, använd, min nya adress, ny adress, nya adressen, annan adress, utan till, bättre att, min privata, bara priset, bara pris, endast, bara en",
    other:
      "honom, henne, han, hon, kollega, kollegor, chef, företrädare, make, maka, herr, fru, assistent, kund, kunder, användare, gamla adress, gamla adressen, min gamla, gammal adress, dubbletter, dubletter, detta meddelande, detta mejl, det här mejlet, detta epostmeddelande, rad, raden, mening, stycke, produkt, artikel, alternativ, möte, mötet, projekt, någon, andra, konkurrent, konkurrenten, beställning, sida, sidan, tråden, konversationen, cc, leads, av misstag, kolumn, exkollega, jobbet, er konkurrent, för mig, för oss, mitt förra, mitt senaste, mitt meddelande, våra kunder, väntelistan, prislistan, gästlistan",
    report:
      "sa att, säger, sade, bad mig, frågar, undrar om, berättade, skrev att, han vill, hon vill, slutat hos",
    offer:
      "klicka, klicka här, svara med, svara stopp, för att avregistrera, för att avsluta, du får detta, ni får detta, du kan när som helst, avregistrera dig, avregistrera er, när som helst, avprenumerera här, avsluta här, vill du inte längre ha, du har rätt, ni har rätt, du kan begära, dina uppgifter hos oss, integritetspolicy, du kan invända",
    interest:
      "ja, gärna torsdag, ring mig, låter bra, låter intressant, intressant, intresserad av, är intresserade, jag är intresserad, ses, träffas, möte, demo, mer information, passar bra, passar mig, funkar, vad kostar, skicka priser, skicka avtalet, håll mig uppdaterad, gillar, hör gärna, hoppas, kör vi, berätta mer, pris",
    anger:
      "spam, gdpr, advokat, olagligt, trakasserier, aldrig anmält, aldrig registrerat, inte anmält, utan samtycke, nog nu, tröttsamt, trött på, irriterande, störande, dra åt, blockerar, blockerat, anmäler, nu räcker det, räcker nu, jobbigt, stick, behöver inte följa upp, följa upp, inte mitt samtycke, utan mitt samtycke, utan tillåtelse, inte min tillåtelse, hör av mig om, lagligt, hur många gånger, papperskorgen, jag hör av mig",
    source:
      "var fick du min, var fick ni min, hur fick ni min, hur fick du min, varifrån har ni, var har ni fått, var har du fått, hur har ni fått",
    wrong: "fel person, uppdatera dina uppgifter, uppdatera era uppgifter",
    again:
      "ett mejl till, ett mail till, nästa mejl, ytterligare ett, ännu ett, om jag får, om ni mejlar, skickar ni, mejl till och",
    threat:
      "anmäler jag, anmäla, polisanmäl*, advokat, imy, integritetsskydd*, konsumentverket, rapporterar, anmäler er, jag anmäler, anmäler jag er",
    notice:
      "konfidentiell, konfidentiella, konfidentiellt, mottagare, mottagaren, avsedd, avsedda, av misstag, avsändaren, avsändare, obehörig, spridning, sekretess, radera det, virus, ansvar, detta epostmeddelande, detta meddelande, förbjudet, kopiering, förstör",
    and: "och, men",
    welcome:
      "tveka, tvekar, sluta inte, sluta aldrig, fortsätt, behåll, glöm inte, du är välkommen, ni är välkomna",
    forbid:
      "använd den inte, inte till reklam, använd inte den, använd inte denna, får inte användas, ej för reklam, ingen reklam, inga reklamutskick",
    small:
      "tack, snälla, vänligen, hej, hälsningar, mvh, med vänlig hälsning, vänliga, hälsning, från, er, era, ert, din, ditt, dina, den, det, de, en, ett, och, eller, men, också, till, för, på, i, av, ur, med, om, att, som, är, du, ni, jag, vi, mig, oss, min, mitt, mina, vår, vårt, våra, nu, genast, omgående, omedelbart, direkt, bara, alla, all, allt, denna, detta, dessa, här, där, nej, nej tack, ja, inte, ej, aldrig, inga, inget, ingen, mer, fler, igen, inte intresserad, ej intresserad, inte intresserade, intresserad, intresserade, intresse, inget intresse, gärna, så, snart, möjligt, framtida, framöver, i framtiden, via, per, post, e, slaget, sådana, sådan, fler, vidare, har, hade, ha, få, vill, kan, ska, skall, blir, bli, kära, bästa, god, dag, snäll, vänlig, fortsatta, oönskade, liknande, längre, omgång, art, artikel, gdpr, enligt, uppgifter, personuppgifter, manuellt, redan, sen, sedan, vad, vem, var, hur, när, man, sig, sin, sitt, sina, då, måste, kunde, blivit, företag, företaget, privat, helt, uttryckligen, skriftligen, tredje, andra, gången, över, under, mot, utan, mellan, något, några, marknadsföring, direktmarknadsföring, används, ändamål, genom, uttryckligt, vänligt, mycket, väldigt",
  },
};
