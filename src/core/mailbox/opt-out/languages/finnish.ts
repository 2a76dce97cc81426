import type { Language } from "../language.ts";

export const finnish: Language = {
  code: "fi",
  verbLast: true,
  words: {
    leave:
      "jättäkää minut rauhaan, jätä minut rauhaan, jättäkää meidät rauhaan, jättäkää rauhaan, jätä meidät rauhaan, poistakaa minut, poista minut, poistakaa meidät, poista meidät, minut poistaa, poistaa minut, poistaa meidät, haluan pois, haluamme pois, haluan poistua, minut pois, meidät pois, en halua mitään, suoramarkkinointikielto, markkinointikielto, estolistalle, estolista*, mustalle listalle, säästäkää minut, säästäkää meidät",
    command:
      "peruuta tilaus, peru tilaus, peruuta uutiskirje, peruutan tilauksen, poista, poista listalta, poistakaa listalta, poista postituslistalta, poisto, tilauksen peruutus, unsubscribe, opt out, ei enää viestejä, ei mainoksia, ei enää sähköposteja, ei enää mainoksia, ei roskapostia, ei kiitos enää, lopettakaa, lopeta, pois listalta, eroa listalta, ei markkinointia",
    bare: "stop, seis, lopeta, lopettakaa, poista, poistakaa, peruuta, riittää jo, poistakaa se, poistakaa ne, poista se",
    unsubscribe:
      "peruuttaa tilaukseni, peruuttaa tilauksen, peruuta tilaukseni, perua tilaukseni, perukaa tilaukseni, perun tilauksen, poistua, erota, tulla poistetuksi, poistetuksi, poistamista, unsubscribe, peruutan",
    remove:
      "poista, poistakaa, poistaa, poistamaan, poistamista, poistaisitte, poistaisitko, poistatte, pyyhkikää, hävittäkää, tuhotkaa, ottakaa pois, ota pois, jättäkää pois, estäkää, poistettava, poistattehan, poistetaan",
    me: "minut, minua, minulle, minun, meidät, meitä, meille, meidän, meihin, minuun, osoitteeni, osoitteemme, sähköpostini, sähköpostimme, sähköpostiosoitteeni, tämä osoite, tästä osoitteesta, tähän osoitteeseen, tietoni, tietomme, henkilötietoni, yhteystietoni, yhteystietomme, nimeni, yrityksemme, tilini, osoite, osoitteen, osoitetta, tiedot",
    list: "lista, listalta, listaltanne, listoilta, listoiltanne, postituslista, postituslistalta, postituslistaltanne, sähköpostilista, sähköpostilistalta, jakelulista, jakelulistalta, rekisteri, rekisteristä, rekisteristänne, tietokanta, tietokannasta, tietokannastanne, uutiskirje, uutiskirjeen, uutiskirjeet, järjestelmä, järjestelmästänne, kampanja, crm",
    stop: "lopettakaa, lopeta, lopettaa, lopettamaan, lopettaisitte, lopettaisitko, keskeyttäkää, pidättäytykää, välttäkää",
    contact:
      "kirjoittaminen, kirjoittamista, yhteydenotot, yhteydenottoja, yhteydenotto, yhteyttä, ottako, ottamista, häirintä, häiritseminen, häiritsemistä, spämmäys, spämmääminen, kirjoittako, lähestymästä, viestittely, yhteydenpito, kirjoittelu",
    send: "lähettäminen, lähettämistä, lähettämästä, lähettää, lähettely, lähetys",
    not: "älä, älkää, ei, en, emme, älkääkä, ettekö",
    forbid:
      "älä lähetä, älkää lähettäkö, älä kirjoita, älkää kirjoittako, älkää ottako, älä ota, älkää … ottako, älä … ota, älkää häiritkö, älä häiritse, älä … lähetä, älkää … lähettäkö, älkää … kirjoittako, älä … kirjoita, älkää lähestykö, älä laita, älkää laittako, älä spämmää, älkää spämmätkö, älkää … lähestykö, älkää käyttäkö, älä käytä tätä osoitetta, ei mainoksiin, älkää käyttäkö tätä, ei mainoksia, ei mainontaa",
    mail: "viesti, viestejä, viestit, viestien, sähköposti, sähköposteja, sähköpostia, sähköpostien, postia, mainos, mainoksia, mainosten, mainontaa, markkinointia, markkinointiviestejä, roskaposti, roskapostia, roskapostin, uutiskirje, uutiskirjeitä, tarjouksia, tarjousten, mitään, yhteydenottoja, spämmiä, meilejä, maileja, meiliä, tällaisia, yhteyttä",
    noMore: "ei enää, ei mitään, ei lisää, ei enempää, enää yhtään",
    refuse:
      "en halua, emme halua, en toivo, emme toivo, en tarvitse, emme tarvitse, en haluaisi, emme haluaisi, en ole kiinnostunut saamaan, en suostu, kiellän, kiellämme, kieltäydyn, kieltäydymme, vastustan, vastustamme, en kaipaa, emme kaipaa, haluan lopettaa",
    receive:
      "saada, vastaanottaa, otetaan yhteyttä, otettavan yhteyttä, kuulla, olla listalla, saamaan, vastaanottamaan, lukea, teiltä, käyttöä, käsittelyä, markkinointia",
    more: "enää, koskaan, uudelleen, uudestaan, jatkossa, vastaisuudessa, heti, välittömästi, lisää, tähän osoitteeseen, ikinä, yhteyttä, minulle, meille",
    want: "kiitos, pyydän, pyydämme, haluan, haluamme, haluaisin, haluaisimme, vaadin, vaadimme, toivon, toivomme, ystävällisesti, olkaa hyvä, ole hyvä, voitte, täten, pyyntö",
    object:
      "vastustan henkilötietojeni, vastustan tietojeni, peruutan suostumukseni, perun suostumukseni, peruutan suostumuksen, oikeus tulla unohdetuksi, oikeuttani tulla unohdetuksi, oikeus poistaa, kiellän tietojeni, vastustan suoramarkkinointia, kiellän suoramarkkinoinnin",
    I: "minä, me",
    ask: "voisitko, voisitteko, voitko, voitteko, voiko, olisiko mahdollista, onko mahdollista, jos mahdollista, mikäli mahdollista, jos voitte, jos voisitte, poistaisitko, poistaisitteko, saisinko, saanko, viitsisittekö",
    how: "miten voin, miten pääsen, miten peruutan, miten perun, kuinka voin, mistä voin, miten poistun, kuinka peruutan",
    question:
      "miksi, mitä tapahtuu, kuinka monta, kuinka kauan, miten käyttäjänne, mikä, mitkä, onko teillä, lopettaako, pystyykö, voiko yhteystietoja, kuka",
    if: "jos, mikäli, kun, ellei, ellette, heti kun, muuten, muutoin, siinä tapauksessa, kunnes",
    until:
      "ennen, asti, saakka, vielä, tänään, huomenna, tällä viikolla, ensi viikolla, tässä kuussa, tänä vuonna, toistaiseksi, tällä hetkellä, nyt ei, maanantai*, tiistai*, keskiviik*, torstai*, perjantai*, lauantai*, sunnuntai*, viikonloppu*, tammikuu*, helmikuu*, maaliskuu*, huhtikuu*, toukokuu*, kesäkuu*, heinäkuu*, elokuu*, syyskuu*, lokakuu*, marraskuu*, joulukuu*, loma*, aikana, myöhemmin, niin usein, niin monta",
    narrow:
      "liite, liitteitä, liitteet, pdf, linkki, linkkejä, lasku, laskuja, laskun, soittaa, soita, soittakaa, puhelin, puheluita, kutsu, kutsuja, asiakirja, asiakirjoja, sopimus, sopimuksen, tiedosto, tiedostoja, muistutus, esite, esitteitä, esitys, hinta, hinnat, hinnasto, tarjous, tarjouksesta, kopio, salasana, video, kuvia, tekstiviesti, whatsapp, linkedin, raportti, ehdotus, näyte, word, excel, kirje, paketti, luettelo, vastaa, vastatko, kysymyksiä, palaveri, vastata",
    instead:
      "sen sijaan, mieluummin, käytä tätä, käyttäkää tätä, käytä, käyttäkää, uusi osoite, uuteen osoitteeseen, toinen osoite, vaan, vain hinta, vain hinnat, vain",
    other:
      "häntä, hänet, hänelle, hän, hänen, kollega*, työkaveri*, pomo*, edeltäjä*, mieheni, vaimoni, herra, rouva, assistentti, asiakas, asiakkaat, asiakkaiden, käyttäjä, käyttäjät, käyttäjänne, vanha osoite, vanha osoitteeni, vanhan osoitteeni, kaksoiskappale*, tämä viesti, rivi, rivin, lause, kappale, tuote, vaihtoehto, kokous, projekti, joku, ihmiset, kilpailija*, tilaus, sivu, ketju*, vahingossa, sarake, edellinen viesti, edellisen viestini, viestini, asiakkaillemme, asiakkaidemme, jonotuslista, työkaverini",
    report: "sanoi, sanoo, pyysi, kysyy, kysyvät, kertoi, kirjoitti että, hän haluaa",
    offer:
      "klikkaa, klikkaamalla, napsauta, vastaa stop, vastaamalla, peruuttaaksesi, jos et halua, saat tämän, voit peruuttaa, milloin tahansa, täältä, tästä, sinulla on oikeus, teillä on oikeus, voitte pyytää, tietosuojaseloste, voit pyytää",
    interest:
      "kyllä, joo, soita, soittakaa, kuulostaa hyvältä, mielenkiintoista, kiinnostaa, olen kiinnostunut, olemme kiinnostuneita, tavataan, tapaaminen, demo, lisätietoja, sopii, paljonko maksaa, lähetä hinnat, lähettäkää, pidän, jutellaan, puhutaan",
    anger:
      "spämmi, spämmiä, roskaposti, gdpr, lakimies, laitonta, häirintä, en ole tilannut, en ole ilmoittautunut, ilman lupaa, riittää, nyt riittää, ärsyttävä*, häipykää, painukaa, estetty, ilmoitan, ei ole lupaa, ilman suostumusta, teillä ei ole, laillista, kuinka monta kertaa, montako kertaa, otan itse yhteyttä, roskiin",
    source: "mistä saitte, mistä sait, mistä olette saaneet, mistä teillä on",
    wrong: "väärä henkilö, päivittäkää tiedot, erehdyitte",
    again: "vielä yksi viesti, seuraava viesti, jos saan vielä, vielä kerran, yksikin viesti",
    threat: "ilmoitan, valitan, tietosuojavaltuutet*, kuluttaja-asiamie*, lakimie*, poliisi*, rikosilmoitu*",
    notice:
      "luottamuksellinen, luottamuksellisia, vastaanottaja, vastaanottajalle, tarkoitettu, vahingossa, lähettäjälle, luvaton, kielletty, levittäminen, virukset, vastuu, tämä viesti, ainoastaan, poista viesti",
    and: "ja, mutta",
    welcome: "epäröi, epäröikö, älä lopeta, älkää lopettako, jatka, jatkakaa, rohkeasti, vapaasti",
    small:
      "kiitos, kiitoksia, hei, moi, terveisin, ystävällisin, terveisin, hyvä, päivää, ja, tai, mutta, sekä, että, on, ole, olen, olemme, te, teidän, sinun, minun, meidän, tämä, tämän, tätä, nämä, kaikki, kaikilta, kaikkia, heti, välittömästi, nyt, pian, mahdollisimman, myös, ei, en, emme, enää, koskaan, ei kiinnosta, kiinnosta, kiinnostaa, kiinnostunut, kiinnostuneita, pois, jatkossa, ystävällisesti, terv, t, minulle, meille, minut, meidät, artikla, gdpr, mukaan, mukaisesti, henkilötiedot, manuaalisesti, suoraan, vain, jo, mitä, kuka, missä, miten, kun, joka, jotka, yritys, yrityksen, täysin, nimenomaisesti, kirjallisesti, kolmas, toinen, kerta, ilman, kautta, hyvin, erittäin, tällaista, tällaisia, niin, vielä, muita, muuta, oma, omat, kohteliaasti",
  },
};
