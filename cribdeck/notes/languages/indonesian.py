"""The words of Indonesian."""

from cribdeck.notes.languages.language import Language

INDONESIAN = Language(
    tag="id",
    asks="apa itu, apakah itu, apa yang dimaksud, apa yang kamu ketahui, apa yang anda ketahui,"
    " apa perbedaan, apa beda, apa bedanya, apa saja, apa fungsi, apa kegunaan, apa keuntungan,"
    " apa kelebihan, apa manfaat, apa tujuan, apa yang terjadi, mengapa, kenapa, bagaimana cara,"
    " bagaimana anda, bagaimana kamu, bagaimana proses, kapan kita, kapan sebaiknya, siapa yang,"
    " berapa, ceritakan tentang, perbedaan antara",
    tells="jelaskan, sebutkan, ceritakan, uraikan, deskripsikan, bandingkan, definisikan,"
    " berikan contoh, tuliskan",
    chapters="bab #",
    compares="perbedaan antara, perbedaan, apa bedanya",
    announces="pertanyaan, soal, latihan soal, kuis, tanya jawab",
    question="pertanyaan, soal, tanya",
    exercise="latihan",
    answer="jawaban, jawab, jawaban benar, jawaban yang benar, kunci jawaban",
    solution="penyelesaian, solusi, pembahasan",
    part="penjelasan, keluaran",
    source="sumber, referensi",
    key="kunci jawaban",
    pages="lisensi, kontribusi, kontributor, lihat juga, daftar pustaka",
    reveals="lihat jawaban, tampilkan jawaban, klik, tekan di sini, buka jawaban",
    aside="contoh, petunjuk, daftar isi, catatan",
    claims="kelebihan, kekurangan, keuntungan, kerugian, manfaat, ciri-ciri, karakteristik, fitur",
    attributes="tujuan, hasil, kesimpulan, pengertian, fungsi, definisi, catatan, penting",
    empty="jawaban di sini, belum dijawab, belum ada jawaban, segera hadir",
    instances="misalnya, contohnya, sebagai contoh",
    facts="poin utama, fakta kunci",
    say="katakan begini",
    follow_ups="pertanyaan lanjutan",
    costs="kesalahpahaman umum",
    adds="dan apa, dan mengapa, dan bagaimana",
    open_sets="contoh, contoh penggunaan, kegunaan, tips",
    stations="pendahuluan, pengantar, ringkasan, kesimpulan, gambaran umum, minggu #, bagian #",
    leftovers="lainnya, lain-lain, catatan, tambahan",
    means="artinya, berarti",
    voice="id_ID",
    little="dan, atau, yang, di, ke, dari, untuk, dengan, pada, adalah, ini, itu, tidak, juga,"
    " sebagai, oleh, dalam, akan, bisa, dapat, sebuah, suatu",
    steps="langkah, langkah-langkah, tahap, tahapan, urutan, proses, cara",
    then="pertama, kemudian, selanjutnya, setelah itu, terakhir",
    joins="dan, atau",
    either="atau",
    defines="definisi, arti, pengertian, makna, penjelasan, terjemahan",
    tongues="bahasa indonesia, bahasa inggris",
    leads="jika, apabila",
    numbers="dua, tiga, empat, lima, enam, tujuh, delapan, sembilan, sepuluh",
    contents="daftar isi",
    aspects="letak, asal, gejala, diagnosis, pengobatan, komplikasi, pencegahan",
    kinds="jenis, jenis-jenis, bagian, klasifikasi, macam-macam",
    states="tergantung, terdiri",
    equates="adalah, ialah, merupakan, yaitu, yakni, berarti, artinya, disebut",
)
