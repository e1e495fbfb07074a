"""The words of Turkish."""

from cribdeck.notes.languages.language import Language

TURKISH = Language(
    tag="tr",
    chapters="bölüm #",
    ends="nedir, nelerdir, ne demektir, neden önemlidir, nasıl çalışır, arasındaki fark,"
    " arasındaki farklar, farkı, farkları,"
    " ne işe yarar, nasıl yapılır, nasıl kullanılır, nasıl oluşturulur, ne demek, neden"
    " kullanılır, ne zaman kullanılır, ne için kullanılır, neler, nelerdi, hangileridir,"
    " kimdir, nerede kullanılır, ne yapar, farkı nedir, farkları nelerdir, midir, mıdır,"
    " mudur, müdür",
    tells_last="açıklayınız, açıklayın, tanımlayınız, tanımlayın, karşılaştırınız,"
    " karşılaştırın, anlatınız, anlatın, sayınız, belirtiniz, örnek veriniz, ispatlayınız,"
    " bahsediniz, bahsedin, bahseder misiniz, açıkla, anlat, karşılaştır, tanımla,"
    " sıralayınız, yazınız, listeleyiniz, kıyaslayınız, örnek verin, değerlendiriniz, açıklar"
    " mısınız",
    compares="arasındaki fark, arasındaki farklar",
    announces="sorular, soruları, alıştırmalar, kendini test et, kendinizi test edin,"
    " soru, sorusu, mülakat soruları",
    question="soru, mülakatçı",
    exercise="alıştırma, problem",
    theorem="teorem",
    solution="çözüm",
    proof="ispat, kanıt",
    reveals="cevabı göster, cevabı gör, çözümü göster, yanıtı göster, tıkla, tıklayın",
    claims="avantajlar, avantajları, dezavantajlar, dezavantajları, özellikler, özellikleri",
    attributes="örnek, örnekler, not, amaç, sonuç, tanım, açıklama, önemli, kullanım, formül",
    verdicts="doğru, yanlış",
    answer="cevap, cevaplar, yanıt, yanıtlar, doğru cevap, doğru yanıt, aday",
    key="cevaplar, yanıtlar, cevap anahtarı, çözümler",
    pages="kaynakça, ek kaynaklar",
    facts="temel bilgiler, kilit noktalar",
    say="şöyle söyle, şöyle söyleyin, nasıl söylenir",
    follow_ups="sonra sorarlar, sonraki sorular, ek sorular",
    costs="puan kaybettirir, puanı kaybettirir, yanlış inanışlar",
    and_more="vb, vs",
    stations="giriş, özet, genel bakış, sonuç, teori, hafta #, bölüm #, ders #",
    means="anlamına gelir",
    voice="tr_TR",
    little="ve, veya, ya, ile, bir, bu, şu, o, da, de, ki, için, gibi, daha, çok, en, ne, mi,"
    " değil, var, yok, olan, olarak",
    joins="ve, veya, ile",
    defines="tanım, tanımı, anlam, anlamı, açıklama, açıklaması, çeviri, çevirisi, ne yapar",
    tongues="türkçe, ingilizce, almanca, ispanyolca, fransızca, rusça, çince, japonca, arapça",
    leads="eğer",
    numbers="iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on",
    asks="neden, nasıl, ne zaman, hangi, kaç",
    contents="içindekiler",
    aspects="görevi, görevleri, işlevi, yapısı, yeri, tanı, tedavi, belirtiler,"
    " komplikasyonlar, prognoz, etiyoloji, epidemiyoloji",
    kinds="türleri, çeşitleri, kısımları, türler, çeşitler",
    states="bağlıdır, içerir",
    trouble="hata, hata mesajı, belirti, belirtiler, sorun, sebep, neden, olası neden, olası"
    " nedenler",
    remedy="çözüm, çözümler, çözüm önerisi",
)
