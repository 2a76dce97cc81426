import { describe, expect, it } from "vitest";
import { readOptOut } from "../../../../src/core/inbound/opt-out/read-opt-out.ts";

const read = (ownWords: string, subject = "Re: Quick question") => readOptOut({ ownWords, subject }).kind;

describe("a reply that asks for no more mail", () => {
  it.each([
    "STOP",
    "Unsubscribe.",
    "unsubscribe please!",
    "Opt-out",
    "Remove from list",
    "I'd like to be removed from your mailing list",
    "Do not contact again",
    "Remove\n\nLea Lind\nHead of Things",
    "Please remove me from your mailing list.",
    "Take us off this list, thanks",
    "Hi Ann, not interested, please remove me. Lea",
    "Stop emailing me",
    "Please don’t contact me again.",
    "Do not send me any more of these.",
    "No more emails please",
    "I want to opt out",
    "Please delete my data",
    "Abmelden",
    "Kein Interesse. Bitte löschen Sie meine Daten aus Ihrer Datenbank.",
    "Bitte nehmen Sie mich aus dem Verteiler.",
    "Schreiben Sie mir bitte nicht mehr.",
    "Ich möchte keine weiteren E-Mails.",
    "Désinscription",
    "Merci de ne plus m'envoyer de mails",
    "Merci de me retirer de votre liste.",
    "Ne me contactez plus svp",
    "Baja",
    "Por favor, no me escriban más.",
    "No me envíe más correos",
    "Quiero darme de baja",
    "Cancellatemi dalla lista",
    "Toglietemi dalla lista",
    "Non desidero più ricevere le vostre mail",
    "Por favor, não me envie mais e-mails",
    "Graag afmelden",
    "Verwijder mij uit uw bestand",
    "Proszę o usunięcie mojego adresu",
    "Avregistrera",
    "Ikke skriv til meg igjen",
    "Skriv ikke til mig igen",
    "Отписаться",
    "Bana bir daha yazmayın",
    "今後メールを送らないでください",
    "退订",
    "더 이상 메일 보내지 마세요",
  ])("is sure: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it("is sure wherever it stands in a longer mail", () => {
    const letter = `Dear Sir or Madam,

I received a message from your company on 24 November. I have never been a customer of yours. I checked our records as well.

Under the General Data Protection Regulation I object to the processing of my personal data. Please confirm in writing.

Yours faithfully
Lea Lind`;
    expect(read(letter)).toBe("sure");
    expect(read("Hallo,\nwir brauchen das nicht.\nBitte löschen Sie unsere Daten.\nGruß\nLea")).toBe("sure");
  });

  it.each([
    "Re: STOP",
    "RE: unsubscribe",
    "YNT: Listeden çıkmak istiyorum",
    "回复：退订",
    "返信: 配信停止希望",
  ])("is for a person to read where an empty answer says so in its subject: %s", (subject) => {
    expect(read("", subject)).toBe("doubtful");
    expect(read("Yes, Thursday at ten works.", subject)).toBe("no");
    expect(read("", "Re: Stop losing leads")).toBe("no");
  });

  it.each([
    "Sorry, my English is bad. 配信停止してください。",
    "Bitte nicht mehr schreiben. Please don't email again.",
    "退订 / unsubscribe",
    "STOP\n\nΑυτό το μήνυμα είναι εμπιστευτικό και προορίζεται μόνο για τον παραλήπτη.",
  ])("is heard where languages are mixed: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it("is heard in the subject of a mail that says nothing else", () => {
    expect(read("", "Unsubscribe")).toBe("sure");
    expect(read("", "STOP")).toBe("sure");
    expect(read("Lea Lind", "Please remove me from your list")).toBe("sure");
    expect(read("\n", "Re: Quick question")).toBe("no");
    expect(read("Thursday works for me.", "unsubscribe")).toBe("doubtful");
    expect(read("Thursday works for me.", "Re: How we unsubscribe people")).toBe("no");
  });
});

describe("words that other words take back", () => {
  it.each([
    "Si vous continuez à m'écrire, je vous signale à la CNIL.",
    "Si me vuelves a escribir te denuncio a la AEPD",
    "Se continuar mandando, vou denunciar.",
    "One more email, and this goes to our lawyers.",
    "Noch eine Mail, und ich gehe zum Anwalt.",
    "Próxima mensagem e falo com o meu advogado.",
  ])("hears a threat: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it.each([
    "Zgłoszę się jeszcze raz w maju",
    "Отправьте еще раз нашему юристу",
    "Next time please copy our lawyers.",
    "One more email from our attorney and the contract is ready.",
    "Noch eine Nachricht von der Rechtsabteilung und wir unterschreiben.",
    "Weitere Nachrichten bitte an unsere Rechtsabteilung.",
    "Envoyez encore un mail à notre avocat.",
    "Mande outro email ao nosso advogado.",
    "Mándelo otra vez al abogado",
  ])("hears no threat in business words: %s", (text) => {
    expect(read(text)).toBe("no");
  });

  it.each([
    "Вы мне давно не писали",
    "Dlouho jste mi nepsali",
    "Wasz system przestał wysyłać powiadomienia",
    "Personne ne m'a jamais contacté à ce sujet, dites-m'en plus",
    "Non mi avete mai scritto prima",
  ])("takes what is told for no wish: %s", (text) => {
    expect(read(text)).toBe("no");
  });

  it.each([
    "Plus d'informations, merci",
    "D'ici lundi, ne m'écrivez pas",
    "Ne relancez pas, c'est signé",
    "J'allais me désinscrire mais mon collègue adore l'outil",
    "Czy można usunąć kontakty z kampanii po starcie?",
  ])("asks for no peace: %s", (text) => {
    expect(read(text)).not.toBe("sure");
  });
});

describe("words around a wish", () => {
  it.each([
    "If I'm on some list, take me off.",
    "Take us off if we are in your database.",
    "Falls ich auf irgendeiner Liste stehe: bitte streichen.",
    "Si je suis dans un fichier, sortez-moi de là.",
    "Als ik ergens op een lijst sta, haal me eraf.",
    "Если я есть в каком-то списке, вычеркните.",
    "もしリストに載っているなら外してください。",
    "제가 명단에 있다면 빼 주세요.",
  ])("hears it behind a condition that holds for all we write to: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it.each([
    "If I'm on the list of speakers, take me off.",
    "If the price is above 500, take me off.",
    "Wenn das mehr als 500 kostet, nehmen Sie mich raus.",
  ])("hears none behind any other: %s", (text) => {
    expect(read(text)).not.toBe("sure");
  });

  it.each([
    "Yes, please remove me.",
    "Ja, verwijder me maar.",
    "Sí, por favor, elimínenme.",
    "Oui, désinscrivez-moi.",
    "好的，请删除我的邮箱。",
    "Hej,\ninte aktuellt för oss. Hör inte av er mer.",
  ])("takes a yes or a no before it for politeness: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it.each([
    "Please stop sending these at 6 am, it wakes the baby.",
    "Please stop e-mailing me at 17h.",
    "Bitte schicken Sie die Mails nicht mehr so früh, ab 9 Uhr reicht.",
    "Arrêtez d'envoyer vos mails la nuit, je les lis le matin !",
    "Stop writing to me in English.",
    "朝6時に送るのはやめてください、午後なら読めます。",
    "Ich bin bis 15.12. nicht im Haus und lese keine Mails.",
  ])("hears none about the time or the manner of writing: %s", (text) => {
    expect(read(text)).toBe("no");
  });

  it.each([
    "Please respect our wish and don't come back to us again.",
    "This is a formal request to stop.",
    "Please turn off these emails.",
    "Nope, never, stop.",
    "Is there a way you can take me off this list?",
    "Brug ikke min adresse mere.",
    "Не используйте больше мой адрес.",
    "Considérez-moi comme désabonné.",
    "Que este sea su último correo.",
    "Non voglio essere nella vostra lista",
    "放过我吧，别再发邮件。",
  ])("hears what few people write: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it.each([
    "Stop ! Vous m'avez convaincu.",
    "Stop! Jullie hebben me overtuigd.",
    "Widerspruch! Der Preis letzte Woche war besser.",
    "İptal. Toplantıyı perşembeye alalım.",
    "删掉第四条我就签字。",
    "请不要在宣传册里使用我的名字。",
    "Använd inte mitt namn i broschyren.",
    "Glem min sidste mail, jeg fandt prisen.",
    "Bitte keine E-Mails mehr an Frau Hahn, sie ist in Elternzeit.",
    "Proszę nie pisać więcej do pani Wilk.",
    "Lassen Sie uns bitte die Adresse löschen und neu anlegen.",
    "Keine Werbung war je so gut wie Ihre Mail!",
    "Meine frühere Adresse bitte entfernen, die neue ist unten.",
    "Frau Maier hat darum gebeten, dass Sie aufhören, ihr zu schreiben. Ich bin jetzt zuständig.",
  ])("is not sure of a command that something else explains: %s", (text) => {
    expect(read(text)).not.toBe("sure");
  });

  it.each([
    "Remove me, or else I file a complaint.",
    "Löschen Sie meinen Kontakt umgehend, sonst Beschwerde.",
  ])("hears it before a threat: %s", (text) => {
    expect(read(text)).toBe("sure");
  });

  it.each(["Can you just stop?", "Könnten Sie bitte aufhören?"])(
    "hears a question that requests: %s",
    (text) => {
      expect(read(text)).toBe("sure");
    },
  );

  it.each([
    "Herr Blum ist nicht mehr im Unternehmen, bitte aus dem Verteiler nehmen.",
    "La señora Gil ya no trabaja aquí. Bórrenla.",
    "Il dott. Neri non è più con noi, toglietelo.",
    "Please take Jo off, she left in March.",
  ])("leaves it to a person who a leaver was: %s", (text) => {
    expect(read(text)).toBe("doubtful");
  });
});

describe("a reply that only sounds like it", () => {
  it.each([
    "Please don't send anything yet, we are moving. Call me Monday?",
    "No more emails needed, let's just talk",
    "Do you also stop sending when a lead replies?",
    "please stop emailing Bob though, he left",
    "Bitte löschen Sie meine alte Adresse und nutzen Sie diese",
    "Yes, let's talk on Thursday.",
    "I am not interested right now, maybe next year.",
    "Please don't remove me from the list, I want to hear more!",
    "Can you take me through your system on Monday?",
    "Drop me a line with the list of features.",
    "Please don't contact me before Monday, I'm travelling.",
    "Don't send me the PDF, a link is better.",
    "If you don't hear from me by Friday, take me off your list.",
    "My boss told me to unsubscribe from everything, but not you.",
    "We had to stop the project, but would restart it in spring.",
    "Does your product handle unsubscribe links and opt-out lists?",
    "Kannst du mich am Montag nicht anrufen, sondern am Dienstag?",
    "Wir löschen gerade unsere alte Datenbank und suchen etwas Neues.",
    "Pouvez-vous me contacter jeudi ?",
    "Me puede escribir mañana?",
    "Ik wil graag meer weten",
  ])("is an answer: %s", (text) => {
    expect(read(text)).toBe("no");
  });

  it.each([
    "Yes, Thursday at ten works.\n\nLea Lind\n\nThis email and any files with it are confidential and meant only for the person it is addressed to. If you received it in error, please tell the sender at once and delete this email from your system.",
    "Gerne am Donnerstag.\nDiese E-Mail enthält vertrauliche Informationen. Sind Sie nicht der richtige Adressat, informieren Sie uns bitte und löschen Sie diese E-Mail.",
    "Oui, jeudi.\n\nTo unsubscribe from our newsletter click here.",
    'OK\n\nIf you would rather not hear from me, just reply "stop".',
    "Sure.\n\nUnsubscribe <https://leads.test/u>",
  ])("is an answer above a notice or a footer: %s", (text) => {
    expect(read(text)).toBe("no");
  });
});

describe("a reply that leaves it open", () => {
  it.each([
    "How do I unsubscribe?",
    "Stop?",
    "Enough.",
    "Where did you get my address?",
    "Interesting, send me prices for 20 users.\n\nremove",
    "Mr Olsen has left, please remove him from your list.",
  ])("is for a person to decide: %s", (text) => {
    expect(read(text)).toBe("doubtful");
  });

  it("gives the sentence that raises the question", () => {
    const ownWords = "Hello Ann,\n\nI looked at it. How do I unsubscribe?\n\nLea";
    expect(readOptOut({ ownWords, subject: "Re: Hi" })).toEqual({
      kind: "doubtful",
      sentence: "How do I unsubscribe?",
    });
  });
});

describe("hostile text", () => {
  const megabyte = 1_000_000;
  it.each([
    ["100 KB of prose", "We looked at what you sent and have some questions about it. ".repeat(1_700)],
    ["one word", "a".repeat(megabyte)],
    ["one sentence", "remove me not ".repeat(megabyte / 14)],
    ["commas", "stop,".repeat(megabyte / 5)],
    ["quotation marks", '"'.repeat(megabyte)],
    ["open quotation marks", "“stop ".repeat(megabyte / 6)],
    ["full stops", ".".repeat(megabyte)],
    ["blanks", " ".repeat(megabyte)],
    ["blank lines", "\n \n".repeat(megabyte / 3)],
    ["combining marks", `a${"\u0301".repeat(megabyte)}`],
    ["addresses", "a@b.c.".repeat(megabyte / 6)],
    ["hyphens", "e-".repeat(megabyte / 2)],
    ["Japanese without an end", "停止配信".repeat(megabyte / 4)],
    ["notices", "confidential recipient delete\n".repeat(megabyte / 30)],
    ["NULs and lone surrogates", "\0\ud800".repeat(megabyte / 2)],
  ])("is read in bounded time: %s", (_, text) => {
    const before = process.cpuUsage();
    readOptOut({ ownWords: text, subject: text });
    const { user } = process.cpuUsage(before);
    expect(user / 1_000).toBeLessThan(5_000);
  });
});
