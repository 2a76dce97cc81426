import type { Language } from "../language.ts";

export const czech: Language = {
  code: "cs",
  words: {
    leave:
      "dejte mi pokoj, dej mi pokoj, dejte nám pokoj, nechte mě být, nechte mě na pokoji, nechte nás být, nechte mne, odhlaste mě, odhlaste mne, odhlaste nás, odhlásit mě, vyřaďte mě, vyřaďte nás, vyřaďte mne, vyřadit mě, vymažte mě, vymažte nás, vymažte mne, odstraňte mě, odstraňte nás, odstraňte mne, odstranit mě, smažte mě, smažte nás, smažte mne, smazat mě, vyškrtněte mě, vyškrtněte nás, zapomeňte na mě, vymazat mě, odhlašuji se, odhláste ma, vymažte ma, černou listinu, blacklist, ušetřete mě, ušetřete nás, černé listiny",
    command:
      "odhlásit, odhlášení, odhlasit, odhlaseni, odhlaste, odhlásit odběr, zrušit odběr, zrušení odběru, unsubscribe, opt out, vyřadit, vyřadit ze seznamu, nepsat, žádné maily, žádné další maily, žádné další emaily, žádná reklama, žádný spam, dost spamu, zrušit newsletter, vymazat, smazat ze seznamu, odstranit ze seznamu, stop spam, stop mailům, odhlašuji",
    bare: "stop, konec, smazat, zrušit, odhlásit, přestaňte, přestaň, vymazat, odstranit, smažte ji, smažte to, vymažte ji, odstraňte ji, smažte je",
    unsubscribe:
      "odhlásit, odhlášení, odhlaste, zrušit odběr, zrušení odběru, být odhlášen, být vyřazen, být vymazán, být odstraněn, odhlásit se, unsubscribe, vyřazení",
    remove:
      "smažte, smazat, smaž, smazání, vymažte, vymazat, vymaž, vymazání, výmaz, výmazu, odstraňte, odstranit, odstraň, odstranění, vyřaďte, vyřadit, vyřazení, vyškrtněte, vyškrtnout, zrušte, zrušit, zlikvidujte, likvidaci, odeberte, odebrat, zablokujte, vyjměte, vyjmout",
    me: "mě, mne, mi, nás, nám, mně, můj email, můj e mail, můj mail, moji adresu, mou adresu, moje adresa, naši adresu, náš email, tuto adresu, tento email z, moje údaje, mé údaje, naše údaje, mých údajů, svých údajů, osobních údajů, osobní údaje, můj kontakt, náš kontakt, moje jméno, mé jméno, moje data, mých osobních údajů, moje osobní údaje, naši firmu, naši společnost, tuto schránku, mailovou adresu, můj účet, se mnou, s námi, adresu, adresa, údaje",
    list: "seznam, seznamu, seznamů, databáze, databázi, databází, mailing listu, mailinglistu, newsletter, newsletteru, odběr, odběru, rozesílky, rozesílání, rozesílek, evidence, evidenci, systému, crm, kampaně, kontaktů, distribučního, adresáře, kartotéky",
    stop: "přestaňte, přestaň, přestat, ukončete, ukončit, zastavte, zastavit, nechte, dost, upusťte, skončete, zdržte se, vyvarujte se, přestali",
    contact:
      "psát, kontaktovat, kontaktování, obtěžovat, otravovat, oslovovat, spamovat, mailovat, psaní, obtěžování, kontakt",
    send: "posílat, zasílat, zasílání, posílání, poslat, rozesílat",
    not: "ne, nikdy, nic, žádné, nechci",
    forbid:
      "nepište, nepiš, nepsat, nekontaktujte, nekontaktuj, nekontaktovat, neposílejte, neposílej, neposílat, nezasílejte, nezasílat, neobtěžujte, neotravujte, neoslovujte, nespamujte, nemailujte, neozývejte se, nevolejte ani nepište, nepoužívejte ji, nepoužívejte tuto, není určena pro reklamu, nepoužívejte k, nepoužívejte pro, bez reklamy, žádná reklama",
    mail: "mail, maily, mailů, email, emaily, emailů, e maily, zprávy, zpráv, zprávu, reklamu, reklamy, reklama, spam, spamy, nabídky, nabídek, newsletter, newslettery, sdělení, obchodní sdělení, nic, žádné, korespondenci, kontakt, informace, pošta, pošty, takové, podobné, maila",
    noMore: "žádné další, žádný další, nic dalšího, už žádné, dost, nic víc, žádná další",
    refuse:
      "nechci, nechceme, nepřeji si, nepřejeme si, netoužím, nepotřebuji, nepotřebujeme, nemám zájem o, nemáme zájem o, nesouhlasím s, nesouhlasíme s, nestojím o, nestojíme o, už nechci, zakazuji, odmítám, odmítáme, nežádám si, neuděluji souhlas, rád bych přestal, chci přestat",
    receive:
      "dostávat, dostat, přijímat, odebírat, být kontaktován, být kontaktována, slyšet, zasílání, zasílat, vaše maily, být obtěžován, kontaktováním",
    more: "už, uz, více, víc, dále, nikdy, znovu, v budoucnu, příště, další, dalších, nadále, okamžitě, ihned, na tuto adresu, nikdy víc, opět, mi, nás, mě, nám",
    want: "prosím, prosíme, žádám, žádáme, chci, chceme, chtěl bych, chtěla bych, požaduji, požadujeme, přeji si, přejeme si, laskavě, vyzývám, tímto, můžete, musíte, budu rád, budu ráda, rád bych, ráda bych",
    object:
      "nesouhlasím se zpracováním, vznáším námitku, podávám námitku, odvolávám souhlas, beru zpět souhlas, stahuji souhlas, právo být zapomenut, práva být zapomenut, právo na výmaz, odvolávám svůj souhlas, námitka proti zpracování, namítám, vznáším námitky, podávám námitky",
    I: "já, my, budu, musíme",
    ask: "můžete, mohl byste, mohla byste, mohli byste, můžeš, mohl bys, je možné, bylo by možné, pokud možno, pokud je to možné, pokud můžete, šlo by mě, byl bych rád kdyby, prosím jestli",
    how: "jak se mohu, jak se můžu, jak se odhlásím, jak se dá, jak zruším, jak můžu, kde se mohu, jak se odhlásit",
    question:
      "proč, co se stane, kolik, jak dlouho, jaký, jaká, jaké, máte, jak se vaši, dá se, přestane systém, kdo",
    if: "pokud, jestli, jestliže, když, kdyby, jakmile, ledaže, jinak, dokud, v případě, než",
    until:
      "před, do května, dokud, ještě, zatím, dnes, zítra, tento týden, příští týden, tento měsíc, letos, momentálně, nyní ne, pondělí, úterý, středu, čtvrtek, pátek, sobotu, neděli, víkend, ledna, února, března, dubna, května, června, července, srpna, září, října, listopadu, prosince, dovolená, dovolené, dovolenou, během, později, tak často, tolik, vánoce, léto",
    narrow:
      "příloha, přílohy, příloh, pdf, odkaz, odkazy, faktura, faktury, fakturu, volat, volejte, telefon, telefonovat, pozvánka, pozvánky, dokument, dokumenty, smlouva, smlouvu, soubor, soubory, upomínka, upomínky, brožura, prezentace, cena, ceny, ceník, kopie, heslo, video, sms, whatsapp, linkedin, zpráva o, návrh, vzorek, podrobnosti, word, excel, dopis, balík, katalog, automatickou, odpovídejte, otázky, schůzku, schůzka, odpovídat",
    instead:
      "místo, místo toho, raději, používejte, použijte, nová adresa, novou adresu, jinou adresu, ale na, radši, zavolejte, jen cenu, jenom, stačí",
    other:
      "ho, jej, jemu, mu, on, ona, jí, kolega, kolegu, kolegovi, kolegyně, šéf, předchůdce, manžel, manželka, pan, pana, panu, paní, asistentka, zákazník, zákazníci, zákazníky, uživatel, uživatelé, starou adresu, starý email, stará adresa, duplicity, duplikáty, tuto zprávu, tento email, řádek, věta, odstavec, produkt, položku, položka, možnost, schůzku, projekt, někdo, konkurence, konkurenci, objednávka, stránku, vlákna, leady, omylem, sloupec, pro mě, pro nás, mou poslední, můj poslední, mou předchozí, můj předchozí, mou zprávu, naše zákazníky, našim zákazníkům",
    report: "řekl, řekla, říká, požádal mě, ptá se, ptají se, napsal že, on chce, ona chce, odešel",
    offer:
      "klikněte, kliknout, klikněte zde, odpovězte stop, odpovězte, pro odhlášení, chcete li se odhlásit, dostáváte tento, můžete se odhlásit, kdykoli, kdykoliv, máte právo, můžete požádat, můžete vznést, zásady ochrany, můžete kdykoli",
    interest:
      "ano, rád, ráda, zavolejte, zavolejte mi, pojďme, zní dobře, zajímavé, mám zájem, máme zájem, schůzka, sejdeme, demo, více informací, hodí se, kolik stojí, pošlete, pošlete mi, líbí, domluvme",
    anger:
      "spam, gdpr, právník, nezákonné, obtěžování, nikdy jsem se, nepřihlásil, nepřihlásila, bez souhlasu, dost, už dost, otravné, otravujete, táhněte, zablokoval, nahlásím, nevyžádan*, bez mého souhlasu, nemáte můj souhlas, nemáte souhlas, bez povolení, legální, kolikrát, ozvu se sám, ozvu se sama, koše",
    source: "odkud máte, kde jste vzali, kde jste získali, jak jste získali, odkud mate",
    wrong: "špatná osoba, aktualizujte údaje, spletli jste si",
    again: "ještě jeden mail, další mail, další email, ještě jednou, každý další, další zpráva",
    threat: "nahlásím, úoou, úřad*, právník*, stížnost*, polici*, podám",
    notice:
      "důvěrná, důvěrné, důvěrný, adresát, adresátem, adresáta, příjemce, příjemcem, určena, určeno, omylem, odesílatele, neoprávněné, šíření, zakázáno, zničte, viry, odpovědnost, tato zpráva, výhradně, kopírování",
    and: "a, ale",
    welcome:
      "neváhejte, nepřestávejte, nepřestávej, pokračujte, klidně, ponechte, neodhlašujte, nemažte, neodstraňujte, nebojte se",
    small:
      "prosím, děkuji, děkujeme, díky, dík, dekuji, zdravím, pozdravem, s pozdravem, dobrý den, dobrý, den, ahoj, vážení, vážený, vážená, pane, paní, z, ze, od, do, na, v, ve, i, a, nebo, ale, o, po, za, se, si, s, můj, moje, mou, moji, mé, mých, naše, naši, náš, váš, vaše, vaší, vašeho, vašich, vám, vás, to, toto, tuto, této, tohoto, tento, ten, ty, všechny, všech, veškeré, veškerá, okamžitě, ihned, hned, teď, co nejdříve, už, uz, ne, ano, víc, více, nikdy, žádné, zadne, nemám zájem, nemáme zájem, bez zájmu, zájem, také, dalších, další, budoucnu, trvale, úplně, osobních, údajů, laskavě, velmi, jsem, jsme, mám, je, jsou, předem, podle, čl, nevyžádané, obchodní, reklamní, mi, mě, článku, článek, gdpr, nařízení, údaje, ručně, přímo, jen, jenom, co, kdo, kde, jak, když, protože, aby, který, které, firma, firmy, společnost, zcela, výslovně, písemně, třetí, druhý, krát, bez, přes, mezi, něco, marketing, moc, sem, tady, již, ještě, svých, svoje",
  },
};
