import type { Language } from "../language.ts";

export const italian: Language = {
  code: "it",
  words: {
    leave:
      "lasciatemi in pace, mi lasci in pace, lasciami in pace, lasciateci in pace, lasciarmi in pace, lasciatemi stare, mi lasci stare, cancellami, cancellatemi, cancellateci, cancellarmi, cancellarci, mi cancelli, mi cancelliate, rimuovimi, rimuovetemi, rimuoveteci, rimuovermi, rimuoverci, mi rimuova, mi rimuoviate, toglimi, toglietemi, toglieteci, togliermi, toglierci, mi tolga, mi togliate, eliminami, eliminatemi, eliminateci, eliminarmi, eliminarci, mi elimini, disiscrivimi, disiscrivetemi, disiscrivermi, disiscriveteci, mi disiscriva, disiscriverci, depennatemi, depennarmi, escludetemi, escludermi, ci cancelli, ci rimuova, ci tolga, levatemi, mi levi, levami, disiscrivo, disiscrivermi, mi togli, dati sono stati cancellati, cancellato i miei, eliminato i miei",
    command:
      "disiscrizione, disiscriviti, disiscrivi, disiscrivere, cancellazione, annulla iscrizione, cancella iscrizione, unsubscribe, opt out, rimozione, no spam, basta email, basta mail, basta spam, non contattare, non scrivere più, niente più mail, niente più email, basta pubblicità, cancellazione dalla lista, disdetta, stop email, stop mail, no grazie basta, togliere dalla lista, rimuovere dalla lista, non inviare più",
    bare: "stop, cancella, cancellare, rimuovere, rimuovi, fine, smettere, eliminare, annulla, eliminatela, cancellatela, eliminatelo, cancellatelo, la elimini, lo elimini, la cancelli, lo cancelli, cancellateli, eliminateli, rimuovetelo, rimuovetela, cancellate, eliminate",
    unsubscribe:
      "disiscrivere, disiscrivermi, disiscriverci, disiscrizione, cancellazione, annullare la mia iscrizione, annullare l iscrizione, cancellare la mia iscrizione, unsubscribe, essere cancellato, essere cancellata, essere cancellati, essere rimosso, essere rimossa, essere rimossi, essere tolto, essere tolta, essere eliminato, essere eliminata, cancellarmi, la rimozione",
    remove:
      "cancellare, cancellate, cancella, cancelli, cancelliate, rimuovere, rimuovete, rimuovi, rimuova, rimuoviate, rimozione, togliere, togliete, togli, tolga, togliate, eliminare, eliminate, elimina, elimini, eliminazione, cancellazione, escludere, escludete, escluda, depennare, depennate, levare, levate, levi, bloccate, bloccare, cancellino",
    me: "noi, il mio indirizzo, mio indirizzo, il nostro indirizzo, nostro indirizzo, la mia email, mia email, la mia mail, mia mail, nostra mail, nostra email, questo indirizzo, questa casella, i miei dati, miei dati, i nostri dati, nostri dati, il mio nome, mio nome, il mio contatto, mio contatto, nostro contatto, i miei contatti, miei contatti, mie informazioni, la mia casella, mia casella, nostra azienda, la mia azienda, il mio nominativo, mio nominativo, nostro nominativo, mia iscrizione, miei recapiti, mi togli, mi tolga, mi cancelli, mi rimuova, mi rimuovi, mi elimini, mi scriva, mi scriviate, mi contatti, mi contattiate, mi scrivere, mi contattare, ci contatti, ci contattiate, ci scriva, ci scriviate, l indirizzo, questa mail, mio recapito, scriveteci, scrivetemi, contattateci, contattatemi, inviatemi, mandatemi, mandateci, inviateci, scrivermi, contattarmi, scriverci, contattarci, inviarmi, inviarci, mandarmi, mandarci, disturbatemi, disturbarci",
    list: "lista, liste, elenco, elenchi, mailing list, mailinglist, lista di distribuzione, lista contatti, database, data base, banca dati, newsletter, archivio, archivi, sistema, indirizzario, rubrica, campagna, campagne, crm, contatti, registri, mailing, comunicazioni, invii, liste di invio, vostri dati",
    stop: "smettere, smettete, smetti, smetta, smettetela, smettila, la smetta, smetterla, basta, basta con, cessare, cessate, cessi, cessi di, finitela, finiscila, interrompere, interrompete, interrompa, evitate, evitare, eviti, astenersi, astenetevi, sospendere, sospendete, sospenda, piantatela, fermate, stop, di smettere, di evitare",
    contact:
      "contattare, contattate, contatta, contatti, contattarmi, contattarci, contattatemi, contattateci, scrivere, scrivete, scriva, scrivi, scrivermi, scriverci, scrivetemi, scriveteci, scrivermi, disturbare, disturbate, disturbarmi, disturbarci, disturbatemi, importunare, importunarmi, molestare, sollecitare, spammare, contattarmi, contattino, ricontattare, ricontattarmi, ricontattatemi, ricontattarci, assillare, tempestarmi, contattiate, scriviate, mi contatti, mi scriva, infastidire, inviatemi altre",
    send: "inviare, inviate, invia, invii, inviarmi, inviarci, inviatemi, inviateci, mandare, mandate, manda, mandi, mandarmi, mandarci, mandatemi, mandateci, spedire, spedite, spedirmi, inviino, invio, inviarmene, mandatemene, inviatemene, mandiate, inviate",
    not: "non, mai, mai più, non più, nessun, nessuna, niente, nemmeno",
    mail: "mail, mails, email, emails, messaggi, messaggio, pubblicità, newsletter, spam, comunicazioni, comunicazione, posta, offerte, nulla, niente, informazioni, materiale, promozioni, proposte, contatti, posta elettronica, pubblicitarie, pubblicitari, promozionali, commerciali, sollecitazioni, questa roba, roba, solleciti",
    noMore:
      "niente più, nessun altro, nessun altra, mai più, basta, non più, nessuna altra, stop a, nessuna, nessun, niente pubblicità",
    refuse:
      "non voglio, non vogliamo, non desidero, non desideriamo, non intendo, non intendiamo, non vorrei, non vorremmo, non gradisco, non gradiamo, non mi interessa ricevere, non sono interessato a, non sono interessata a, non siamo interessati a, non ho intenzione, preferisco non, preferirei non, non autorizzo, gradirei non, vorrei non, vi diffido, diffido, chiedo di non, vorrei smettere di, voglio smettere di, non acconsento, non ci interessa ricevere, gradiremmo non, preferiamo non, prego di non, diffido dal, vi diffido dal",
    receive:
      "ricevere, riceverne, riceverle, essere contattato, essere contattata, essere contattati, essere disturbato, essere disturbata, essere presente, fare parte, far parte, sentirvi, sapere, vostre notizie, ricevuto, avere, comparire, essere importunato, essere inserito, ricontattato, ricontattata, ricontattati",
    more: "più, mai più, in futuro, d ora in poi, d ora in avanti, ulteriori, ulteriormente, altre, altri, ancora, nuovamente, di nuovo, immediatamente, subito, a questo indirizzo, oltre",
    want: "per favore, per cortesia, perfavore, cortesemente, gentilmente, prego, vi prego, la prego, ti prego, vorrei, vorremmo, voglio, vogliamo, desidero, desideriamo, chiedo, chiediamo, vi chiedo, le chiedo, richiedo, richiediamo, gradirei, esigo, pregasi, vi invito, pregherei, grazie di, siete pregati, è pregato, bisogna, dovete, intendo, vogliate, voglia, provvedere a, ti chiedo",
    object:
      "mi oppongo al trattamento, mi oppongo, ci opponiamo al, ci opponiamo, revoco il consenso, revoco il mio consenso, revochiamo il consenso, ritiro il consenso, ritiro il mio consenso, diritto all oblio, diritto alla cancellazione, diritto di opposizione, diritto di cancellazione, esercito il diritto, esercitare il diritto, esercito il mio diritto, esercitare il mio diritto, opposizione al trattamento, nego il consenso, non avete il mio consenso, senza il mio consenso, senza permesso",
    I: "io, noi, possiamo, posso",
    ask: "potete, potreste, può, potrebbe, puoi, potresti, sarebbe possibile, è possibile, se possibile, se potete, se può, se potesse, sareste così gentili, le dispiace, vi dispiace, vi dispiacerebbe, le dispiacerebbe, sarei grato se, sarei grata se, mi può, mi potete, se un umano, se è un umano",
    how: "come posso, come faccio, come si fa, come possiamo, dove posso, come mi, dov è il link, cosa devo fare",
    question:
      "perché, cosa succede, qual è, quali, avete, offrite, quanti, quante, come funziona, si può, smettete di inviare quando, il vostro strumento, il vostro prodotto, esiste, c è, quando, è previsto",
    if: "se, qualora, nel caso, quando, a meno che, appena, altrimenti, salvo che, finché, prima che, in caso, una volta",
    until:
      "prima di, prima del, fino, ancora, domani, questa settimana, la prossima settimana, questo mese, quest anno, per ora, per il momento, al momento, in questo momento, attualmente, lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, fine settimana, weekend, gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre, vacanze, ferie, durante, più tardi, dopo, così spesso, così tante, troppe, natale, estate, sera",
    narrow:
      "allegato, allegati, pdf, link, fattura, fatture, chiamare, chiamate, chiamarmi, chiamatemi, telefonare, telefonate, telefono, invito, inviti, documento, documenti, contratto, file, promemoria, brochure, presentazione, prezzo, prezzi, preventivo, preventivi, copia, copie, password, video, immagini, sms, whatsapp, linkedin, rapporto, report, proposta, campione, dettagli, word, excel, lettera, lettere, pacco, catalogo, cataloghi, cc, denaro, rispondere, rispondete, risponda, rispondi",
    instead:
      "invece, piuttosto, al posto, il mio nuovo indirizzo, nuovo indirizzo, nuova email, altro indirizzo, usate, usi, usa, utilizzate, utilizzi, bensì, ma chiamatemi, meglio, chiamatemi, mi chiami, solo il, solo la, solo i, solo le, soltanto, basta un link",
    other:
      "lui, lei, lo, gli, loro, collega, colleghi, capo, predecessore, marito, moglie, signor, signora, assistente, cliente, clienti, utente, utenti, vecchio indirizzo, vecchia email, vecchia mail, duplicati, duplicato, questo messaggio, questa email, questa mail, riga, frase, paragrafo, prodotto, articolo, opzione, riunione, progetto, qualcuno, concorrente, concorrenti, ordine, pagina, sito, conversazione, lead, per errore, colonna, ex collega, voce, vecchio, vecchia, per me, per noi, il mio ultimo, mio ultimo, la mia ultima, mio messaggio, messaggio precedente, i nostri clienti, nostri clienti, mio commento, lista d attesa, listino",
    report:
      "mi ha detto, mi ha chiesto, dice che, ha detto, chiede se, ci chiedono, chiedono, lui vuole, lei vuole, mi hanno detto",
    offer:
      "clicca, cliccate, clicchi, cliccare, cliccando, clicca qui, per cancellarti, per cancellarsi, per disiscriverti, per disiscriversi, per non ricevere, per annullare, ricevi questa, ricevete questa, puoi cancellarti, puoi disiscriverti, può cancellarsi, in qualsiasi momento, in ogni momento, rispondi, rispondete con, risponda con, può esercitare, potete esercitare, potrà esercitare, diritti di accesso, ha il diritto di, può richiedere, può chiedere, informativa",
    interest:
      "va bene, volentieri, certo, mi chiami, chiamatemi, chiamami, parliamone, sentiamoci, mi interessa, ci interessa, sono interessato, sono interessata, interessante, incontriamoci, incontro, appuntamento, riunione, demo, maggiori informazioni, saperne di più, mi va bene, mandami, quanto costa, prezzo, restiamo in contatto, con piacere, perfetto, mi piace, continuate, inviatemi i, mi invii il, mi invii i, mandatemi i, mandatemi il, mi mandi, sì grazie, sì volentieri, sì certo, sì mi, sì ci, sì va",
    anger:
      "spam, gdpr, garante, molestia, illegale, avvocato, denuncia, mai iscritto, mai richiesto, mai dato, senza consenso, senza il mio, stufo, stufa, insopportabile, bloccato, segnalo, segnalerò, vergogna, andate, insista, insistete, insistere, noia, lasci perdere, lasciate perdere, quante volte, cestino, chiamo io, senza il mio consenso, senza permesso, non avete il mio, la chiamo io",
    notice:
      "riservato, riservata, riservate, riservati, riservatezza, confidenziale, confidenziali, destinatario, destinatari, mittente, per errore, destinato, esclusivamente, esclusivo, vietata, vietato, divulgazione, autorizzato, autorizzata, questo messaggio, distruggere, distruggerlo, distruggerne, avvisare, virus, responsabilità, allegati, uso",
    source:
      "dove avete preso, dove ha preso, da dove avete, come avete avuto, come avete ottenuto, chi vi ha dato, come avete trovato, come ha avuto, quali miei dati, dove avete trovato",
    wrong: "persona sbagliata, sbagliato persona, aggiornate i dati, aggiorni i dati",
    again:
      "un altra mail, un altra email, ancora una mail, un altro messaggio, altra mail, prossima mail, una mail ancora, se ricevo ancora, ancora una volta, ancora un messaggio, ulteriore mail, ulteriore email",
    threat:
      "garante, segnalazione, segnalo, segnalerò, denuncia, denuncio, denuncerò, avvocato, avvocati, reclamo, polizia, vie legali, diffida, querela",
    and: "e, ed, ma",
    welcome:
      "esitare, esiti, esitate, non smettere, non smetta, non smettete, non cessate, continuate, tenetemi, mi tenga, non esitare, non esitate, si faccia scrupoli",
    forbid:
      "non usate questo, non utilizzate questo, non usare questo, non usi questo, non utilizzare questa, non usate questa, non utilizzare questo, niente pubblicità, nessuna pubblicità",
    small:
      "per favore, per cortesia, grazie, mille, grazie mille, saluti, cordiali saluti, cordiali, distinti, buongiorno, buonasera, salve, ciao, gentile, gentili, spettabile, egregio, signore, signori, signora, di, del, della, dello, dei, delle, degli, dal, dalla, dalle, dai, dagli, da, dall, dell, all, nell, il, la, lo, i, gli, le, l, un, una, uno, vostra, vostro, vostri, vostre, tua, tuo, tue, sua, suo, e, ed, o, ma, a, al, alla, alle, ai, in, con, per, su, che, mi, ci, vi, si, non, più, subito, immediatamente, ora, adesso, anche, tutto, tutti, tutte, tutta, questa, questo, queste, questi, non mi interessa, non ci interessa, non sono interessato, non sono interessata, interessato, interessata, interessati, in futuro, definitivamente, genere, tipo, cortesemente, gentilmente, mia, mio, miei, mie, nostra, nostro, nostri, ogni, qualsiasi, altre, altri, ulteriori, mail, email, essere, stato, sono, siamo, ho, no grazie, no, tali, simili, indesiderate, indesiderata, mai, d, art, articolo, gdpr, sensi, finalità, marketing, personali, dati, manualmente, pure, proprio, come, cosa, chi, dove, quando, perché, se, ancora, già, sempre, molto, troppo, solo, tra, fra, senza, azienda, ditta, società, voi, lei, tu, noi, io, ne, è, sia, era, fare, fatto, avete, abbiamo, ha, hanno, secondo, conforme, espressamente, direttamente, completamente, pretendo, diretto, parte, nuovo, legge, regolamento",
  },
};
