import type { Language } from "../language.ts";

export const turkish: Language = {
  code: "tr",
  verbLast: true,
  words: {
    leave:
      "beni rahat bırak, beni rahat bırakın, bizi rahat bırakın, rahat bırakın, beni rahat bırakınız, beni çıkarın, beni çıkar, çıkar beni, beni sil, beni silin, bizi çıkarın, bizi silin, beni … çıkarın, beni … çıkarınız, beni … çıkarır, beni … çıkarabilir, beni … silin, beni … silebilir, bizi … çıkarın, bizi … silin, bizi … çıkarır, kara listeye, peşimi bırakın, yakamdan düşün, beni … düşebilirsiniz, beni … çıkartın, beni … çıkar, taciz etmeyin, aboneliğimi iptal, aboneliğimi sonlandır*, üyeliğimi iptal, üyeliğimi sonlandır*, üyeliğimi silin, kara liste*, kara listenize, engelli listenize, muaf tutun",
    command:
      "abonelikten çık, abonelikten çıkar, abonelikten çıkarın, abonelikten çıkmak, aboneliği iptal, aboneliği iptal et, abonelik iptali, abonelik iptal, ret, red, iptal, listeden çıkar, listeden çıkarın, listeden çıkarınız, listeden sil, listeden silin, üyelikten çıkar, üyelikten çık, unsubscribe, spam atmayın, mail atmayın, mail göndermeyin, reklam göndermeyin, reklam istemiyorum, mail istemiyorum, çıkmak istiyorum, çıkış, bülten iptal, silin lütfen, rahatsız etmeyin",
    bare: "dur, durdur, durdurun, iptal, sil, silin, çıkar, çıkarın, yeter artık, stop, bitirin, kes, kesin, çık, son, kaldırın, silin onu, siliniz, kaldırınız",
    unsubscribe:
      "abonelikten çık*, aboneliğimi iptal, aboneliğimizi iptal, aboneliğimi sonland*, üyelikten çık*, üyeliğimi iptal, listeden çık*, listenizden çık*, listenizden ayrıl*, bültenden çık*, çıkmak istiyor*, ayrılmak istiyor*, iptal etmek istiyor*, abonelik iptali",
    remove:
      "silin, siliniz, sil, silebilir, silmenizi, silmeni, silinmesi, silinmesini, silinsin, silinmek, silinmeli, siler, çıkarın, çıkarınız, çıkar, çıkarabilir, çıkarmanızı, çıkarır, çıkarılmasını, çıkarılmak, çıkarılması, çıkartın, çıkartınız, çıkartabilir, çıkartır, kaldırın, kaldırınız, kaldır, kaldırabilir, kaldırmanızı, kaldırılmasını, kaldırır, engelleyin, imha, düşebilirsiniz, temizleyin, yok edin",
    me: "beni, bana, benim, benimle, bizi, bize, bizim, bizimle, adresimi, adresimizi, mailimi, mailimizi, epostamı, e postamı, posta adresimi, mail adresimi, eposta adresimi, e posta adresimi, bu adresi, bu adrese, bu mail adresini, bu e posta adresini, bilgilerimi, bilgilerimizi, verilerimi, verilerimizi, verilerimin, bilgilerimin, kişisel verilerimi, kişisel verilerimin, kişisel bilgilerimi, iletişim bilgilerimi, iletişim bilgilerimizi, ismimi, adımı, hesabımı, kaydımı, kaydımızı, numaramı, adresimin, şirketimizi, mailime, adresime, postama, firmamızı, adresi, bilgileri, kaydı",
    list: "listeden, listenizden, listesinden, liste, listelerinizden, listelerden, listesi, listenizde, veritabanından, veritabanınızdan, veri tabanından, veri tabanınızdan, veri tabanınız, kayıtlarınızdan, sisteminizden, sistemden, mail listenizden, bültenden, bülteninizden, bülten, rehberinizden, dağıtım listesinden, gönderim listenizden, posta listenizden, kampanyadan, crm",
    stop: "bırakın, bırak, bırakınız, bırakabilir, bırakmanızı, kesin, kesiniz, kes, son verin, son veriniz, son vermenizi, durdurun, durdurunuz, durdur, durdurmanızı, vazgeçin, sonlandırın, sonlandırınız, artık yeter, keser",
    contact:
      "yazmayı, yazmaktan, ulaşmayı, aramayı, iletişim kurmayı, iletişime geçmeyi, rahatsız etmeyi, mesaj atmayı, mail atmayı, atmayı, taciz etmeyi, irtibata geçmeyi, spam, iletişimi, iletişime",
    send: "göndermeyi, göndermekten, yollamayı, atmayı, iletmeyi, gönderimi, gönderimini, gönderimini, atmaktan, yollamaktan, mailleri, mesajları",
    not: "değil, asla, hiçbir",
    forbid:
      "göndermeyin, göndermeyiniz, gönderme, göndermemenizi, göndermemeni, yazmayın, yazmayınız, yazma, yazmamanızı, yollamayın, yollamayınız, yollama, yollamamanızı, atmayın, atmayınız, atma, atmamanızı, ulaşmayın, ulaşmayınız, ulaşmamanızı, geçmeyin, geçmeyiniz, geçmemenizi, kurmayın, kurmayınız, kurmamanızı, rahatsız etmeyin, rahatsız etmeyiniz, rahatsız etmemenizi, iletmeyin, iletmeyiniz, kullanmayın, kullanmayınız, mesaj atma, aramayın ve yazmayın, gönderilmesin, gönderilmemesini, yazılmasın, göndermezseniz, yazmazsanız, taciz etmeyin, reklam için kullanmayın, reklam amaçlı, kullanamazsınız",
    mail: "mail, mailler, mailleri, maili, mailinizi, maillerinizi, eposta, e posta, epostalar, e postalar, e postaları, epostaları, e postalarınızı, mesaj, mesajlar, mesajı, mesajları, reklam, reklamlar, reklamı, spam, ileti, iletileri, iletilerinizi, bülten, bültenleri, tanıtım, teklif, tekliflerinizi, bir şey, birşey, hiçbir şey, pazarlama, ticari, posta, tür, gönderi, yazışma, haber",
    noMore: "daha fazla, hiçbir",
    refuse:
      "istemiyorum, istemiyoruz, istemem, istemeyiz, almak istemiyor*, istemediğimi, istemediğimizi, arzu etmiyor*, talep etmiyor*, izin vermiyor*, onay vermiyor*, rıza göstermiyor*, rızam yok, iznim yok, kabul etmiyor*, reddediyor*, karşıyım",
    receive:
      "almak, almayı, alınmasını, almayı, haber almak, iletişim, görmek, okumak, mail, maili, ileti, reklam",
    more: "artık, bir daha, tekrar, bundan sonra, bundan böyle, gelecekte, ileride, yeniden, asla, hemen, derhal, bu adrese, buraya, daha fazla, hiçbir zaman, bir daha asla, sürekli",
    want: "lütfen, rica ederim, rica ediyorum, rica ederiz, istiyorum, istiyoruz, talep ediyorum, talep ederim, talep ediyoruz, isterim, isteriz, lutfen, memnun olurum, sevinirim, zahmet olmazsa, gerekiyor, beklerim, arz ederim, ediyorum, ederim",
    object:
      "rızamı geri al*, rızamı geri çek*, onayımı geri al*, onayımı geri çek*, iznimi geri al*, iznimi geri çek*, açık rızamı geri*, işlenmesine itiraz, işlenmesine karşı, kullanılmasına itiraz, unutulma hakkı*, silme hakkımı, itiraz ediyorum, rıza göstermiyorum, izin vermiyorum",
    I: "ben, biz",
    ask: "misiniz, mısınız, musunuz, müsünüz, misin, mısın, musun, mümkün mü, mümkünse, olur mu, rica etsem, edebilir misiniz, zahmet, bunu bir insan",
    how: "nasıl çıkarım, nasıl çıkabilirim, nasıl iptal, nasıl ayrılırım, nasıl ayrılabilirim, nereden çık*, nasıl sildir*, nasıl çıkıyorum",
    question:
      "neden, niye, niçin, ne oluyor, ne olur, kaç, hangi, ne kadar, sisteminiz, kullanıcılarınız, var mı, nasıl çıkıyor, bırakıyor mu, kim",
    if: "eğer, ise, olursa, durumunda, halinde, takdirde, aksi, şayet, sürece, derse, değilseniz, istemiyorsanız, istemezseniz, bırakırsanız, reklamsa, olmadıkça, diye, ulaştıysa, aldıysanız",
    until:
      "kadar, önce, henüz, daha değil, şimdilik, bugün, yarın, bu hafta, haftaya, gelecek hafta, önümüzdeki hafta, bu ay, bu yıl, şu an, şu anda, şu sıralar, pazartesi*, salı*, çarşamba*, perşembe*, cuma*, cumartesi*, pazar, ocak*, şubat*, mart*, nisan*, mayıs*, haziran*, temmuz*, ağustos*, eylül*, ekim*, kasım*, aralık*, tatil*, sırasında, sonra, bu kadar sık, akşam, yaz aylarında",
    narrow:
      "ek, ekler, ekleri, eki, pdf, link, linki, linkleri, fatura, faturayı, faturaları, aramayın, aramayınız, telefon, telefonla, davet, daveti, davetiye, belge, belgeler, sözleşme, sözleşmeyi, dosya, dosyalar, hatırlatma, broşür, sunum, fiyat, fiyatlar, fiyat listesi, kopya, şifre, video, resim, sms, whatsapp, linkedin, rapor, öneri, numune, detay, word, excel, mektup, paket, katalog, para, otomatik, cevap, yanıtlamayın, soru, toplantı*, iş adresime, tekliften, yanıtlamayınız, cevaplamayın, cevap vermeyin",
    instead:
      "yerine, bunu kullanın, şunu kullanın, kullanın, yeni adres*, yeni adresim, başka adres*, kişisel adresim bu, daha iyi, arayın, onun yerine, sadece, yalnızca, yeterli, yeter fiyat",
    other:
      "onu, ona, onun, o kişi, arkadaşım*, meslektaş*, müdür*, patron*, eşim*, bey, beyi, bey'e, beye, hanım, hanımı, hanıma, asistan*, müşteri*, kullanıcı*, eski adres*, eski mail*, eski e posta*, yinelenen*, mükerrer*, bu mesajı, mesajı sisteminizden, bu e postayı, satır*, cümle*, paragraf*, ürün*, kalem*, seçenek*, toplantı*, proje*, biri, birisi, rakip*, rakibiniz*, sipariş*, sayfa*, konuşma*, yazışmadan, yanlışlıkla, sütun*, ayrıldı, benim için, bizim için, önceki mesajım*, son mesajım*, önceki mailim*, müşterilerimiz*, bekleme listesi*, fiyat listesi*",
    report: "dedi, diyor, söyledi, sordu, soruyor, soruyorlar, istedi, yazdı, anlattı",
    offer:
      "tıklayın, tıklayınız, tıkla, cevaplayın, yanıtlayın, yazmanız yeterli, çıkmak için, iptal etmek için, almamak için, bu e postayı aldınız, istediğiniz zaman, dilediğiniz zaman, yazıp gönderin, hakkına sahipsiniz, hakkınız, talep edebilirsiniz, edebilirsiniz, gizlilik politikası, aydınlatma metni, verilerinizin",
    interest:
      "evet, tamam olur, arayın beni, beni arayın, arar mısınız, konuşalım, görüşelim, ilgileniyorum, ilgileniyoruz, ilginç, toplantı, demo, daha fazla bilgi, uygun, ne kadar, fiyat gönder*, gönderir misiniz, haber verin, beğendim, seviyorum, anlatın, olur",
    anger:
      "spam, kvkk, avukat, yasadışı, taciz, üye olmadım, üye olmadık, abone olmadım, kayıt olmadım, iznim olmadan, yeter, bıktım, bıktık, defol, defolun, engelledim, şikayet*, boşuna, rahatsız, sıkıldım, izinsiz, rızam olmadan, iznim yok, onayım yok, yasal mı, kaç kere, kaç kez, daha kaç, ben ararım, çöp*",
    source:
      "nereden buldunuz, nereden aldınız, nereden bulduğunuz, kimden aldınız, nasıl buldunuz, nereden edindiniz",
    wrong: "yanlış kişi, kayıtlarınızı güncelleyin, bilgilerinizi güncelleyin",
    again:
      "bir mail daha, bir daha mail, bir mesaj daha, tekrar mail, bir daha yazarsanız, bir daha gönderirseniz, tekrar yazarsanız, bir daha",
    threat: "şikayet*, şikâyet*, avukat*, savcılı*, dava, suç duyurusu, btk, kvkk kurul*, ihbar*",
    notice:
      "gizli, gizlidir, gizlilik, alıcısı, alıcı, alıcısı değilseniz, yanlışlıkla, göndereni, gönderen, yetkisiz, yasaktır, dağıtılması, kopyalanması, virüs*, sorumluluk, bu mesaj, bu e posta, sadece, imha",
    and: "ve, ama, fakat",
    welcome:
      "çekinmeyin, çekinme, tereddüt, bırakmayın, kesmeyin, durdurmayın, çıkarmayın, silmeyin, devam edin, kalsın, kalmak istiyorum, çekinmeden",
    small:
      "lütfen, lutfen, teşekkürler, teşekkür, ederim, ederiz, sağolun, saygılar, saygılarımla, saygılarımızla, iyi, günler, çalışmalar, merhaba, merhabalar, selam, sayın, ve, veya, ama, da, de, ile, için, bu, şu, o, bir, bütün, tüm, her, hemen, derhal, acilen, şimdi, artık, artik, daha, tekrar, asla, hayır, evet, ilgilenmiyorum, ilgilenmiyoruz, ilgilenmiyor, ihtiyacımız, ihtiyacım, yok, beni, bana, bizi, bize, sizin, sizden, sizi, size, siz, olarak, gibi, böyle, böylesi, tür, ayrıca, gelecekte, tamamen, kalıcı, kapsamında, kişisel, istenmeyen, gereksiz, ticari, ya, hiç, e, yazılı, yapın, yapınız, edin, ediniz, adresimi, bundan, sonra, bilgilerinize, alan, madde, maddesi, kvkk, gereği, uyarınca, göre, veriler, elle, doğrudan, direkt, çok, sadece, henüz, zaten, ne, nasıl, nerede, kim, ki, mi, mı, mu, mü, şirket, şirketimiz, firma, özel, açıkça, üçüncü, ikinci, kere, kez, karşı, olmadan, arasında, şey, hep, pazarlama, yoluyla, içinde, üzerinden, olan, diye, benden, bizden, sizinle",
  },
};
