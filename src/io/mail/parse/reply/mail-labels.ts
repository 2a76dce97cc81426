/** The part of a copied mail header that a label names. */
export type Label = "from" | "date" | "to" | "copy" | "subject" | "other";

/** Labels by which mail programs copy a header into an answer, in lower case, by language: from, date, to, copy, subject, others. */
const BY_LANGUAGE: readonly string[] = [
  "from | sent, date, sent on, received, sent at | to, reply-to, reply to | cc, bcc | subject | attachments, importance, organization",
  "von | gesendet, datum, gesendet am | an, empfänger, antwort an | kopie, cc | betreff, betr, thema | anlagen, wichtigkeit",
  "de, expéditeur | envoyé, date, envoyé le, date d'envoi, le | à, a, pour, destinataire, répondre à | copie à, cc | objet, sujet | pièces jointes",
  "de, remitente, enviado por | enviado, fecha, enviado el, enviado en | para, destinatario, responder a | cc, copia | asunto | datos adjuntos",
  "da, mittente | inviato, data, inviato il, data invio | a, per, destinatario, rispondi a | cc | oggetto | allegati",
  "de, remetente | enviada em, enviado em, enviada, data, enviado | para, destinatário | cc | assunto | anexos",
  "van, afzender | verzonden, datum, verzonden op, verstuurd | aan, antwoord aan | cc, kopie | onderwerp, betreft | bijlagen",
  "från, avsändare | skickat, datum, skickades | till, mottagare | kopia | ämne | bilagor",
  "fra, avsender, afsender | sendt, dato | til, modtager, mottaker | kopi, cc | emne | vedhæftede filer",
  "lähettäjä, keneltä | lähetetty, päivämäärä, päiväys, pvm | vastaanottaja, kenelle | kopio | aihe | liitteet",
  "od, nadawca | wysłano, data, wysłane, wysłany | do, adresat | dw, udw, kopia | temat | załączniki",
  "od | odesláno, datum | komu | kopie | předmět | přílohy",
  "od | odoslané, dátum, poslané | komu, pre | kópia | predmet | prílohy",
  "feladó, küldő | elküldve, dátum, küldve | címzett, címzettek | másolat, másolatot kap | tárgy | mellékletek",
  "de la, expeditor, expeditorul | trimis, data, dată, trimis la | către, la, pentru, destinatarul | cc | subiect, subiectul | atașamente",
  "kimden, gönderen | gönderildi, tarih, gönderilme tarihi, gönderim tarihi, gönderme tarihi | kime, alıcı | bilgi | konu | ekler",
  "από, αποστολέας | στάλθηκε, ημερομηνία, εστάλη | προς | κοιν., κοιν, κοινοποίηση | θέμα | συνημμένα",
  "от, от кого, отправитель | отправлено, дата, отправлен | кому, получатель | копия | тема | вложения",
  "від, від кого | надіслано, дата, відправлено | кому | копія | тема | вкладення",
  "от | изпратено, дата, изпратен | до | копие | относно, тема | прикачени файлове",
  "od, šalje | poslano, datum, poslato | za, prima, do | kopija | predmet, naslov | privitak",
  "no | nosūtīts, datums | kam | kopija | tēma | pielikumi",
  "nuo, siuntėjas | išsiųsta, data | kam, iki | kopija | tema | priedai",
  "saatja, kellelt | saadetud, kuupäev | adressaat, kellele | koopia | teema | manused",
  "מאת | נשלח, תאריך | אל, עבור | עותק | נושא | קבצים מצורפים",
  "من | تم الإرسال, التاريخ, تاريخ, أرسلت | إلى | نسخة | الموضوع | المرفقات",
  "از | ارسال شده, تاریخ | به | رونوشت | موضوع | پیوست",
  "từ, người gửi | đã gửi, ngày, gửi | đến, tới, người nhận | cc | chủ đề, tiêu đề | đính kèm",
  "dari, pengirim | dikirim, tanggal, terkirim | kepada, ke, untuk | cc, tembusan | subjek, perihal | lampiran",
  "จาก | ส่ง, วันที่ | ถึง | สำเนาถึง, สำเนา | เรื่อง | สิ่งที่แนบมา",
  "प्रेषक, द्वारा | भेजा गया, दिनांक | प्रति | प्रतिलिपि | विषय | अनुलग्नक",
  "发件人, 寄件人, 发信人, 发自 | 发送时间, 发件时间, 日期, 时间, 发送日期, 发送 | 收件人, 至, 收信人 | 抄送 | 主题, 标题 | 附件",
  "寄件者, 寄件人, 發件人 | 寄件日期, 已傳送, 傳送時間, 日期, 時間, 發送時間 | 收件者, 收件人, 至 | 副本, 抄送 | 主旨, 主題, 標題 | 附件",
  "差出人, from, 送信者, 発信者, 送信元 | 送信日時, 日時, 送信日, 日付, 送信 | 宛先, to, 受信者, 送信先 | cc, 写し | 件名 | 添付ファイル",
  "보낸 사람, 보낸사람, 발신, 발신자, 보낸이 | 보낸 날짜, 날짜, 일시, 발송 일시, 보낸날짜, 발송일, 보낸 시간 | 받는 사람, 받는사람, 수신, 수신자, 받는이 | 참조 | 제목 | 첨부 파일",
];

const ORDER: readonly Label[] = ["from", "date", "to", "copy", "subject", "other"];

const LABELS = new Map<string, Set<Label>>();
for (const language of BY_LANGUAGE) {
  language.split("|").forEach((words, at) => {
    for (const word of words.split(",")) {
      const name = word.trim();
      const known = LABELS.get(name) ?? new Set<Label>();
      LABELS.set(name, known.add(ORDER[at] ?? "other"));
    }
  });
}

/** "From: …", "*Sent:* …", "À : …", "Στάλθηκε：…": a short label before its value. */
const LABELLED =
  /^[\s*_|"“]{0,24}(\p{L}[\p{L}\p{M}\p{Zs}.'’-]{0,24}?)\s{0,4}[*_|]{0,2}\s?[:：]\s?[*_]{0,2}\s*(.*)$/u;

/** @returns what a line of a copied header may be, and its value; null: it has no label that mail programs use */
export function labelled(line: string): { labels: ReadonlySet<Label>; value: string } | null {
  const [, name = "", value = ""] = LABELLED.exec(line) ?? [];
  const labels = LABELS.get(name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").replaceAll("’", "'"));
  return labels === undefined ? null : { labels, value };
}
