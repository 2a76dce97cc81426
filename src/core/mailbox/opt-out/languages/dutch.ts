import type { Language } from "../language.ts";

export const dutch: Language = {
  code: "nl",
  verbLast: true,
  words: {
    leave:
      "laat me met rust, laat mij met rust, laat ons met rust, laat me … met rust, schrijf mij uit, schrijf me uit, schrijf ons uit, schrijf mij … uit, schrijf me … uit, schrijf ons … uit, meld mij af, meld me … af, meld mij … af, meld ons … af, mij … uitschrijven, me … uitschrijven, ons … uitschrijven, mij … afmelden, me … afmelden, ons … afmelden, mij uit te schrijven, me uit te schrijven, mij af te melden, zet mij op de zwarte lijst, zwarte lijst, blokkeerlijst, val me niet lastig, val mij niet … lastig, val ons niet … lastig, lastig te vallen, blijf van mijn, mij uitschrijven, schrap mij, schrap me, schrap ons, haal me eraf, haal mij eraf, haal ons eraf, gegevens zijn verwijderd, gegevens verwijderd zijn, uitgeschreven worden, van de lijst af, van jullie lijst af, blocklist, bespaar me, bespaar mij, bespaar ons, blacklist, lijst van geblokkeerden, op de blokkeerlijst",
    command:
      "afmelden, uitschrijven, afmelding, uitschrijving, unsubscribe, opt out, geen mail meer, geen mails meer, geen spam, niet meer mailen, geen reclame, abonnement opzeggen, verwijderen, van de lijst, uit de lijst, geen emails meer, geen e mails meer, stop hiermee, stop ermee, geen berichten meer, niet meer benaderen, geen nieuwsbrief meer, verwijderverzoek, schrappen, geen interesse verwijderen, geen verkoopmails, geen contact meer",
    bare: "stop, stoppen, verwijderen, verwijder, einde, afmelden, ophouden, klaar, weg, stopzetten, opzeggen, verwijder het, verwijder dit, wis het, haal het weg, eraf, wis",
    unsubscribe:
      "afmelden, af te melden, afmelding, uitschrijven, uit te schrijven, uitschrijving, opzeggen, opzegging, unsubscribe, uitgeschreven worden, afgemeld worden, verwijderd worden, verwijdering, meld … af, schrijf … uit, geschrapt worden",
    remove:
      "verwijderen, verwijder, verwijdert, te verwijderen, verwijdering, verwijderd worden, wissen, wis, schrappen, schrap, te schrappen, haal, haalt, halen, haal … weg, weghalen, te halen, eruit halen, uithalen, gooi … uit, gooi … van, uitschrijven, uit te schrijven, wist, te wissen, blokkeren, blokkeer, deleten, vergeet, doe … uit, neem … uit, verwijderd, afgehaald, gehaald, gehaald worden",
    me: "mij, me, ons, mijn adres, mijn emailadres, mijn mailadres, mijn email adres, ons adres, ons emailadres, ons mailadres, dit adres, dit emailadres, dit mailadres, deze mailbox, mijn gegevens, onze gegevens, al mijn gegevens, mijn persoonsgegevens, mijn naam, mijn email, onze email, mijn contactgegevens, onze contactgegevens, mijn mail, mijn bedrijf, ons bedrijf, ondergetekende, mijn inbox, het adres, het mailadres, mijn e mailadres",
    list: "lijst, lijsten, mailinglijst, mailinglist, mailing list, maillijst, verzendlijst, bestand, bestanden, database, databank, databestand, adressenbestand, nieuwsbrief, nieuwsbrieven, systeem, systemen, crm, mailing, mailings, campagne, verzendlijsten, distributielijst, adresboek, contactenlijst, contacten, adreslijst, administratie, mailbestand, klantenbestand, adressenlijst",
    stop: "stop, stoppen, stop met, te stoppen, hou op, hou … op, houd op, houd … op, ophouden, op te houden, staken, staak, stopzetten, beëindig, kap, kappen, zie af van, af te zien van, zien af, nalaten, afzien, achterwege",
    contact:
      "mailen, mail, te mailen, mailtje, benaderen, benader, te benaderen, contacteren, contacteer, te contacteren, contact, contact opnemen, contact op te nemen, schrijven, te schrijven, schrijf, lastigvallen, lastig vallen, te benaderen, spammen, berichten, storen, benaderd, gemaild, gecontacteerd, opvolgen, op te volgen, emailen, aanschrijven, aan te schrijven, bestoken, aangeschreven, opnieuw mailen, hameren",
    send: "sturen, stuur, stuurt, te sturen, zenden, zend, toesturen, toe te sturen, toezenden, verzenden, verstuur, gestuurd, toestuurt, opsturen, bezorgen",
    not: "niet, geen, nooit, niets, niks, nergens",
    mail: "mail, mails, mailtjes, email, emails, bericht, berichten, reclame, spam, nieuwsbrief, nieuwsbrieven, aanbiedingen, aanbieding, post, niets, niks, contact, communicatie, correspondentie, informatie, verkoopmails, reclamemails, mailings, dit soort, dergelijke, acquisitie, aanbod, marketing, zulke, deze troep, troep, opvolging, voorstellen",
    noMore:
      "geen … meer, geen verdere, niets meer, niks meer, geen enkele, nooit meer, geen nieuwe, geen andere",
    refuse:
      "wil niet, wil geen, willen geen, willen niet, wens niet, wens geen, wensen geen, wensen niet, wil … geen, wil … niet, wens … geen, wens … niet, willen … niet, willen … geen, stel geen prijs, stellen geen prijs, geen prijs, geen behoefte aan, hoef geen, hoef … niet, hoeven geen, hoeven … niet, zit niet te wachten op, zitten niet te wachten, liever geen, liever niet, geen interesse in, niet gediend van, zou graag geen, wil … niets, geef geen toestemming, niet geïnteresseerd in, maak bezwaar tegen, wenst geen, wil ik niet, wil niets, wens niets, willen niets, ontvangen liever geen, ontvang liever geen",
    receive:
      "ontvangen, te ontvangen, krijgen, te krijgen, horen, benaderd worden, benaderd te worden, gemaild worden, gecontacteerd worden, gebeld worden, op de lijst staan, lastiggevallen worden, gecontacteerd, ontvang, lezen, van u, op",
    more: "meer, nooit meer, voortaan, in de toekomst, opnieuw, nogmaals, weer, verder, verdere, vanaf nu, direct, onmiddellijk, ooit, op dit adres, naar dit adres, toekomstige",
    want: "graag, gelieve, aub, alstublieft, alsjeblieft, svp, verzoek, verzoeken, wil, willen, wens, wensen, zou, vraag, vragen, verzoek u, bij deze, hierbij, eis, s v p, a u b, vriendelijk, moet, moeten, mag, mogen, bedankt, dient u, zou graag",
    object:
      "maak bezwaar tegen de verwerking, maak bezwaar tegen het gebruik, maak bezwaar, maken bezwaar, trek mijn toestemming in, trek hierbij mijn toestemming, toestemming in te trekken, intrek van mijn toestemming, recht op vergetelheid, recht van bezwaar, recht op verwijdering, recht op gegevenswissing, beroep me op, beroep mij op, geen toestemming, bezwaar tegen",
    I: "ik, wij, we",
    ask: "kunt u, kun je, kunnen jullie, kan je, zou u, zou je, zouden jullie, wilt u, wil je, willen jullie, is het mogelijk, zou het mogelijk, indien mogelijk, als het kan, als u mij, als je me, als jullie, zou fijn zijn als, fijn als, dankbaar als, kan ik, kan mijn, mag ik, mag mijn, als een mens",
    how: "hoe kan ik, hoe meld ik, hoe schrijf ik, hoe kom ik, waar kan ik, hoe kunnen wij, hoe kunnen we, waar meld ik",
    question:
      "waarom, wat gebeurt, hoeveel, hoe lang, welke, is er, zijn er, heeft u, hebben jullie, stopt jullie, stopt uw, stopt het, hoe werkt, hoe schrijven, hoe melden, wat als, kun je het, kan men, wie",
    if: "als, wanneer, indien, mocht, tenzij, zodra, anders, in geval, zolang, voordat, ingeval, of ik",
    until:
      "voor mei, tot, vóór, voor maandag, nog niet, nog niets, nog even, nog geen, vandaag, morgen, deze week, volgende week, deze maand, dit jaar, op dit moment, momenteel, voorlopig, even, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, weekend, januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december, vakantie, tijdens, later, zo vaak, zo veel, te veel, kerst, zomer, avond, dubbel",
    narrow:
      "bijlage, bijlagen, pdf, pdf's, pdfs, link, links, factuur, facturen, bellen, bel, belt, gebeld, telefoon, telefonisch, uitnodiging, uitnodigingen, document, documenten, contract, herinnering, herinneringen, brochure, brochures, presentatie, prijs, prijzen, prijslijst, offerte, offertes, kopie, kopieën, wachtwoord, video, foto, afbeeldingen, sms, whatsapp, linkedin, rapport, rapporten, voorstel, monster, details, word, excel, brief, brieven, pakket, catalogus, geld, cc, automatische, automatisch, vragen, antwoorden, afspraak, geen rechten, beantwoorden, reageren",
    instead:
      "in plaats, in plaats daarvan, liever bellen, maar bel, gebruik dit, gebruik deze, gebruik, mijn nieuwe adres, nieuw adres, nieuwe adres, ander adres, maar naar, wel naar, bel me, bel mij, mijn privéadres, alleen de, alleen het, enkel de, alleen een",
    other:
      "hem, haar, hij, zij is, collega, collegas, baas, voorganger, echtgenoot, meneer, mevrouw, dhr, mw, assistent, klant, klanten, gebruiker, gebruikers, oude adres, oud adres, oude emailadres, oude mailadres, duplicaten, dubbele, dit bericht, deze email, deze mail, deze e mail, regel, zin, alinea, product, artikel, optie, vergadering, project, iemand, concurrent, concurrenten, bestelling, pagina, website, gesprek, cc, leads, per ongeluk, kolom, oud collega, thread, draad, korting, werk, voor me, voor mij, voor ons, mijn vorige, mijn laatste, mijn bericht, onze klanten, wachtlijst, prijslijst, gastenlijst, mijn reactie",
    report: "zei, zegt, vroeg, vroegen, vraagt of, vertelde, schreef, hij wil, zij wil, klanten vragen",
    offer:
      "klik, klikken, klik hier, antwoord met, antwoord stop, om u af te melden, om je af te melden, u ontvangt, je ontvangt, u kunt zich, je kunt je, kunt u zich, op elk moment, hier uitschrijven, hier afmelden, om uit te schrijven, u heeft het recht, u hebt het recht, u kunt, uw gegevens, recht op inzage, privacyverklaring, uw rechten",
    interest:
      "ja, prima, graag meer, bel me, bel mij, bel je, laten we, interessant, ik ben geïnteresseerd, wij zijn geïnteresseerd, afspraak, demo, meer informatie, hoor graag, klinkt goed, past mij, schikt, wat kost, stuur me de, stuur het contract, houd me op de hoogte, hou me op de hoogte, kom maar door, graag meer weten, prijzen",
    anger:
      "spam, avg, acm, advocaat, illegaal, nooit aangemeld, nooit om gevraagd, niet aangemeld, niet ingeschreven, genoeg, vervelend, irritant, lastig, rot op, oprotten, flikker op, geblokkeerd, laat maar, zonder toestemming, ergerlijk, klaar mee, ongevraagd, ongewenst, geen toestemming, zonder mijn toestemming, bel zelf, hoe vaak, nog mailen, prullenbak, mag dit wel, legaal",
    source:
      "hoe kom je aan mijn, hoe komt u aan mijn, hoe komen jullie aan, waar heb je mijn, waar heeft u mijn, van wie heeft u, waar halen jullie mijn",
    wrong: "verkeerde persoon, de verkeerde, pas je gegevens aan, pas uw gegevens aan, niet de juiste",
    again:
      "nog één mail, nog een mail, nog een bericht, één mail meer, volgende mail, een mail meer, als ik nog, bij nog, nog eens mailt, nog één bericht, nog 1 mail, nog 1 bericht",
    threat:
      "klacht, meld ik dit, aangifte, advocaat, acm, autoriteit, juridische, rapporteer, dien ik, meld jullie, meld u, ik meld, aangifte doen",
    notice:
      "vertrouwelijk, vertrouwelijke, geadresseerde, beoogde ontvanger, bestemd, per abuis, ten onrechte, afzender, openbaarmaking, verspreiding, verboden, vernietig, vernietigen, rechten worden ontleend, aansprakelijk, virussen, inhoud, deze email, dit bericht, uitsluitend, vermenigvuldiging",
    and: "en, maar",
    welcome:
      "aarzel, aarzelt, aarzelen, schroom, schroomt, niet stoppen, stop niet, stop vooral niet, blijf, houd me, hou me, gerust, ga zo door",
    forbid:
      "niet gebruiken voor reclame, geen reclame naartoe, hier geen reclame, niet voor reclame, gebruik dit adres niet, niet gebruiken voor, geen reclame, geen acquisitie, hier geen reclame heen",
    small:
      "aub, svp, alstublieft, alsjeblieft, dank, dank u, dank je, bedankt, groet, groeten, vriendelijke, met vriendelijke groet, mvg, hallo, hoi, beste, geachte, heer, dag, de, het, een, van, uit, op, in, aan, met, voor, naar, te, u, uw, je, jullie, jou, jouw, mijn, onze, ons, ik, wij, we, en, of, maar, ook, dan, dus, graag, gelieve, direct, meteen, onmiddellijk, nu, per direct, gewoon, even, eens, al, alle, deze, dit, die, dat, geen interesse, geen behoefte, niet geïnteresseerd, interesse, nee, ja, niet, geen, meer, nooit, weer, opnieuw, wil, willen, kan, kunt, hierbij, bij deze, verder, definitief, zo, snel, mogelijk, toekomst, ooit, af, om, hier, er, ben, is, zijn, heb, hebben, heeft, worden, soort, soortgelijke, ongevraagde, commerciële, vriendelijk, s, p, v, a, b, volledig, conform, art, spoedig, ermee, hiermee, artikel, avg, gegevens, persoonlijke, handmatig, eraf, volgens, nog, wel, want, omdat, wat, wie, waar, hoe, men, hun, haar, was, waren, had, moet, moeten, mag, mogen, bedrijf, organisatie, privé, zakelijk, uitdrukkelijk, schriftelijk, derde, tweede, keer, over, door, tegen, tot, bij, zonder, tussen, alles, iets, niks, weg, eruit, zulke, beleefd, verzoek, neem, nemen, opnemen, neemt",
  },
};
