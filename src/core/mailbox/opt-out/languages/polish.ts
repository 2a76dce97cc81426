import type { Language } from "../language.ts";

export const polish: Language = {
  code: "pl",
  words: {
    leave:
      "dajcie mi spokój, daj mi spokój, dajcie nam spokój, proszę dać mi spokój, zostawcie mnie w spokoju, zostaw mnie w spokoju, odczepcie się, odczep się, odwal się, wypisz mnie, wypiszcie mnie, wypisać mnie, wypisanie mnie, mnie wypisać, mnie wypisanie, wykreślić mnie, wykreślcie mnie, skreślić mnie, skreślcie mnie, skreśl mnie, usuń mnie, usuńcie mnie, usunąć mnie, mnie usunąć, nas usunąć, usuńcie nas, wyrejestrujcie mnie, wypisuję się, zapomnijcie o mnie, nie życzę sobie, nie życzymy sobie, wypisz nas, wypiszcie nas, czarną listę, odsubskrybuj mnie, dane zostały usunięte, usunęli moje, czarnej listy, listy robinsona, oszczędźcie mi, oszczędź mi, proszę mi oszczędzić",
    command:
      "wypisz, wypisać, wypisanie, wypis, rezygnacja, rezygnuję, rezygnuje, anuluj subskrypcję, rezygnuję z subskrypcji, rezygnuję z newslettera, odsubskrybuj, unsubscribe, opt out, usunąć z listy, usuń z listy, wypisz z listy, koniec z mailami, bez spamu, bez reklam, usuń z bazy, stop spam, wystarczy maili, usunięcie danych, sprzeciw wobec marketingu, sprzeciw, nie pisać, wyrejestruj, prosze usunąć, prosze o wypisanie, wypisanie z listy",
    bare: "stop, usuń, usunąć, koniec, anuluj, przestań, przestańcie, wypisz, usuńcie go, usuńcie, usuń go, skasujcie, proszę usunąć, usuńcie je, wykasujcie",
    unsubscribe:
      "wypisać, wypisanie, wypisania, wypisz, wypiszcie, rezygnuję, rezygnujemy, zrezygnować, anulować subskrypcję, anulowanie subskrypcji, odsubskrybować, wyrejestrować, być usunięty, być usunięta, zostać usunięty, zostać usunięta, zostać wypisany, wypisać się, unsubscribe",
    remove:
      "usuń, usuńcie, usunąć, usunięcie, usunięcia, usuniecie, usuniecia, wykreśl, wykreślić, wykreślcie, wykreślenie, wykreślenia, skreśl, skreślić, skreślcie, skasuj, skasować, skasujcie, skasowanie, wykasujcie, wykasować, wypisać, wypisanie, wymazać, wyrzućcie, wyrzucić, zablokować, zablokujcie, wyłączyć, usuwanie, kasować",
    me: "mnie, mi, nas, nam, mój adres, moj adres, mojego adresu, mój email, mojego emaila, mój e mail, moj mail, mojego maila, mój mail, nasz adres, naszego adresu, nasz email, ten adres, tego adresu, ten email z, moje dane, moich danych, nasze dane, naszych danych, mój kontakt, nasz kontakt, mojego kontaktu, moje nazwisko, naszą firmę, moją skrzynkę, tę skrzynkę, moje konto, moich danych osobowych, moje dane osobowe, kontakt, moich danych kontaktowych, ze mną, z nami, do mnie, do nas, mojej osoby, adres, adresu, ten kontakt, dane",
    list: "lista, listy, liście, list, listę, bazy, baza, bazie, bazę, bazy danych, mailingu, mailing, mailingowej, newslettera, newsletter, newsletterów, subskrypcji, subskrypcję, rejestru, systemu, kampanii, crm, kontaktów, listy mailingowej, listy dystrybucyjnej, listy wysyłkowej, wysyłki, baz, spisu, kartoteki",
    stop: "przestańcie, przestań, przestać, niech pan przestanie, niech pani przestanie, zaprzestać, zaprzestanie, zaprzestania, zaprzestańcie, proszę przestać, stop, koniec z, dość, powstrzymać, wstrzymać, wstrzymanie, wstrzymajcie, zakończyć, skończcie, skończ, unikać, darować sobie",
    contact:
      "pisać, piszcie, pisz, pisania, pisanie, pisze, kontaktować, kontaktujcie, kontaktuj, kontaktowania, kontaktu, kontakt, mailować, niepokoić, niepokójcie, nękać, nękania, zawracać głowy, spamować, spamujcie, zaczepiać, odzywać, odzywajcie, przypominać, kontaktowanie, naprzykrzać, męczyć, dręczyć",
    send: "wysyłać, wysyłajcie, wysyłaj, wysyłania, wysyłanie, przysyłać, przysyłajcie, przysyłaj, przysyłania, przesyłać, przesyłajcie, przesyłania, przesyłanie, słać, ślijcie, nadsyłać, wysłać",
    not: "nie, nigdy, niczego, nic, żadnych, żadnej, proszę nie, prosze nie",
    mail: "mail, maile, maili, maila, email, emaile, emaili, e maili, wiadomości, wiadomość, reklam, reklamy, spam, spamu, ofert, oferty, oferta, newsletter, newslettera, newsletterów, korespondencji, korespondencja, kontaktu, kontakt, informacji, informacje, nic, niczego, propozycji, treści, materiałów, takich, tego typu, handlowych, handlowego, marketingu, marketingowych, powiadomień, następnych, listów",
    noMore:
      "żadnych więcej, żadnych kolejnych, bez kolejnych, nigdy więcej, koniec z, dość, bez dalszych, nic więcej, żadnych, więcej nie, żadnego więcej",
    refuse:
      "nie chcę, nie chce, nie chcemy, nie życzę sobie, nie życzymy sobie, nie zamierzam, nie potrzebuję, nie wyrażam zgody na, nie wyrażamy zgody na, nie zgadzam się na, nie zgadzamy się na, wolę nie, wolałbym nie, wolałabym nie, nie życzę, nie jestem zainteresowany otrzymywaniem, nie jestem zainteresowana otrzymywaniem, nie jesteśmy zainteresowani otrzymywaniem, nie akceptuję, zabraniam, chciałbym przestać, chcę przestać, rezygnuję z, rezygnujemy z, sprzeciwiam się, sprzeciwiamy się, nie chcę nic, nie chcę niczego",
    receive:
      "otrzymywać, otrzymywania, otrzymywanie, otrzymać, dostawać, dostawania, dostać, odbierać, słyszeć, być na, figurować, kontaktu, otrzymywaniem, przetwarzanie, przetwarzania, przetwarzaniu",
    more: "więcej, wiecej, nigdy więcej, już, ponownie, znowu, w przyszłości, dalszych, kolejnych, następnych, od teraz, natychmiast, na ten adres, dalej, kiedykolwiek, jeszcze raz, ze mną, do mnie",
    want: "proszę, prosze, prosimy, poproszę, chcę, chcemy, chciałbym, chciałabym, chcielibyśmy, żądam, żądamy, wnoszę, domagam się, życzę sobie, bardzo proszę, uprzejmie, wnioskuję, niniejszym, musicie, należy, może pan, może pani, możecie, będę wdzięczny, będę wdzięczna",
    object:
      "sprzeciwiam się przetwarzaniu, wnoszę sprzeciw, składam sprzeciw, wyrażam sprzeciw, zgłaszam sprzeciw, cofam zgodę, wycofuję zgodę, wycofuje zgodę, cofnięcie zgody, odwołuję zgodę, prawo do bycia zapomnianym, prawa do bycia zapomnianym, prawo do usunięcia, sprzeciw wobec przetwarzania, nie wyrażam zgody, nie wyrażamy zgody, cofamy zgodę, wycofujemy zgodę",
    I: "ja, my, będę, muszę, musimy",
    ask: "czy może pan, czy może pani, czy możecie, czy mogą państwo, czy mógłby pan, czy mogłaby pani, czy mógłbyś, czy mogłabyś, czy możesz, czy moglibyście, czy mogliby państwo, możesz, możecie, mógłbyś, czy mogę prosić, czy można prosić, czy mogę zostać, jeśli to możliwe, jeśli można, jeżeli można, o ile to możliwe, czy jest możliwość, jeśli czyta to człowiek",
    how: "jak się wypisać, jak mogę, jak można się, jak zrezygnować, jak mam, gdzie mogę, jak usunąć, w jaki sposób mogę",
    question:
      "co się dzieje, dlaczego, czemu, ile osób, ile, jak długo, jaki, jaka, jakie, czy wasz, czy system, czy państwa, czy macie, czy jest, kim, kto, jak wasi, czy da się, da się",
    if: "jeśli, jeżeli, gdy, gdyby, jak tylko, o ile, chyba że, w przeciwnym razie, kiedy, dopóki, w razie, zanim, czy",
    until:
      "przed, do maja, do czasu, dopóki, jeszcze, dziś, dzisiaj, jutro, w tym tygodniu, w przyszłym tygodniu, w tym miesiącu, w tym roku, na razie, obecnie, w tej chwili, teraz nie, poniedziałek, poniedziałku, wtorek, środę, środa, czwartek, piątek, sobotę, niedzielę, weekend, styczniu, lutym, marcu, kwietniu, maju, czerwcu, lipcu, sierpniu, wrześniu, październiku, listopadzie, grudniu, majem, urlop, urlopie, urlopu, podczas, później, tak często, tyle, święta, lato, lata, wieczorem",
    narrow:
      "załącznik, załączniki, załączników, pdf, pdfów, pdf ów, link, linki, linków, faktura, faktury, fakturę, faktur, dzwonić, dzwońcie, telefon, telefonów, telefonować, zaproszenie, zaproszenia, dokument, dokumenty, dokumentów, umowa, umowy, umowę, plik, pliki, plików, przypomnienie, przypomnień, broszura, broszury, prezentacja, cena, ceny, cennik, wycena, wyceny, wycenę, kopia, kopie, hasło, haseł, wideo, zdjęć, sms, whatsapp, linkedin, raport, raportów, projekt, próbka, szczegóły, word, excel, listem, paczka, katalog, pieniędzy, dw, automatyczną, automatycznie, odpowiadać, pytań, spotkanie, spotkania, wniosek, odpowiadaj",
    instead:
      "zamiast, raczej, proszę używać, używać tego, nowy adres, mój nowy, nowego adresu, inny adres, tylko na, ale na, wolę, lepiej, proszę dzwonić, zdzwońmy, tylko cennik, tylko cenę, tylko ofertę, wystarczy",
    other:
      "jego, jej, mu, on, ona, kolega, kolegi, koleżanka, koleżanki, kolegę, szef, szefa, poprzednik, mąż, żona, pana, pani nowak, asystentka, klient, klienta, klienci, klientów, użytkownik, użytkownicy, użytkowników, stary adres, stary mail, starego adresu, stary email, duplikaty, duplikatów, tę wiadomość, tej wiadomości, ten mail, wiersz, zdanie, akapit, produkt, pozycję, pozycja, opcja, spotkanie, projekt, ktoś, konkurencji, konkurencja, konkurent, zamówienie, strona, stronę, wątku, wątek, leady, leadów, przez pomyłkę, kolumna, byłego, fakturę, dla mnie, dla nas, moją poprzednią, mój poprzedni, moją ostatnią, mój ostatni, moją wiadomość, naszych klientów, naszym klientom, moim klientom, listy gości, listy oczekujących",
    report:
      "powiedział, powiedziała, mówi, kazał, poprosił mnie, pyta czy, pytają, napisał że, on chce, ona chce, prosił",
    offer:
      "kliknij, kliknąć, kliknij tutaj, odpisz stop, odpisz, odpowiedz stop, aby się wypisać, aby wypisać się, aby zrezygnować, żeby się wypisać, otrzymujesz tę, otrzymują państwo, możesz się wypisać, w każdej chwili, w dowolnym momencie, aby zaprzestać, ma pan prawo, mają państwo prawo, przysługuje, przysługuje państwu, prawo dostępu, polityka prywatności, może pani żądać, może pan żądać, mogą państwo",
    interest:
      "chętnie, proszę zadzwonić, zadzwońcie, zadzwoni, porozmawiajmy, zdzwońmy się, brzmi dobrze, interesujące, jestem zainteresowany, jestem zainteresowana, jesteśmy zainteresowani, spotkajmy się, spotkanie, demo, więcej informacji, pasuje, ile kosztuje, proszę przesłać, proszę o wycenę, proszę o szczegóły, proszę wysłać, lubię, podoba, umówmy, z przyjemnością, tak chętnie, tak proszę o, tak jesteśmy, tak jestem",
    anger:
      "spam, rodo, uodo, prawnik, nielegalne, nękanie, nigdzie się nie, nigdy się nie zapisywałem, nigdy się nie zapisywałam, nie zapisywałem, nie zapisywałam, bez zgody, bez mojej zgody, dość, męczące, spadaj, spadajcie, zablokowałem, zablokowałam, zgłaszam, denerwujące, szkoda waszego, niezamówion*, mam dosyć, nie macie mojej zgody, bez pozwolenia, ile razy, czy to legalne, w ogóle legalne, sam się odezwę, odezwę się sam, kosza, moje dane",
    source:
      "skąd macie mój, skąd ma pan, skąd ma pani, skąd mają państwo, skąd masz mój, skąd wzięliście, skąd posiadacie",
    wrong: "pomylił pan osobę, pomyłka, nie ta osoba, zaktualizować dane, zaktualizujcie dane",
    again:
      "jeszcze jeden mail, kolejny mail, następny mail, kolejna wiadomość, jeszcze jedna wiadomość, jeszcze raz, każdy kolejny",
    threat: "zgłoszę, zgłaszam, uodo, uokik, prawnik*, policj*, skarg*, doniesienie, sądu, sąd",
    notice:
      "poufna, poufne, poufny, poufnych, adresat, adresatem, adresata, odbiorca, odbiorcy, przeznaczona, przeznaczone, omyłkowo, przez pomyłkę, nadawcę, nadawca, nieuprawnione, rozpowszechnianie, zabronione, zniszczyć, wirus*, odpowiedzialności, ta wiadomość, tę wiadomość, wyłącznie, kopiowanie, ujawnianie, niniejsza wiadomość",
    and: "i, oraz, ale",
    welcome:
      "waham, wahaj, wahajcie, wahać, nie przestawać, nie przestawajcie, nie przestawaj, krępować, śmiało, zachęcam",
    forbid:
      "nie wysyłać tu, nie używać do, nie wykorzystywać, proszę nie używać tego adresu, nie wykorzystujcie, bez reklam, żadnych reklam",
    small:
      "proszę, prosze, prosimy, dziękuję, dziękujemy, dziekuje, dzięki, pozdrawiam, pozdrowienia, dzień dobry, witam, cześć, szanowni, państwo, państwa, pan, pani, panie, z, ze, od, do, na, w, we, i, oraz, lub, ale, a, o, po, za, się, sie, mój, moje, moich, moją, mojego, nasz, naszą, nasze, naszych, wasz, waszej, waszych, swojej, swoich, wam, was, was, to, tego, tej, ten, tę, te, tych, wszystkie, wszystkich, wszelkich, wszelkie, natychmiast, teraz, jak, najszybciej, od razu, już, juz, nie, tak, więcej, wiecej, nigdy, żadnych, nie jestem zainteresowany, nie jestem zainteresowana, nie jesteśmy zainteresowani, zainteresowany, zainteresowana, brak zainteresowania, także, też, podstawie, dalszych, kolejnych, przyszłości, trwale, całkowicie, danych, osobowych, uprzejmie, bardzo, jestem, mam, jest, są, serdecznie, góry, tutaj, tu, niechcianych, handlowych, reklamowych, marketingowych, ofert, mnie, mi, art, artykuł, artykułu, rodo, zgodnie, ręcznie, który, które, którego, gdzie, kiedy, bo, ponieważ, że, żeby, aby, by, dla, przy, przez, pod, nad, bez, między, firma, firmy, firmie, tylko, jeszcze, każdy, każdej, jesteśmy, był, było, mamy, ma, wyraźnie, bezpośrednio, marketing, nimi, nich, ich, im, ci, wobec, drogą, elektroniczną, mailowo, mailowych",
  },
};
