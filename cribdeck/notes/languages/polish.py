"""The words of Polish."""

from cribdeck.notes.languages.language import Language

POLISH = Language(
    tag="pl",
    asks="co to jest, co to są, czym jest, czym są, czym różni się, czym różnią się, co oznacza,"
    " jaki jest, jaka jest, jakie jest, jakie są, dlaczego, jak działa, jak działają,"
    " do czego służy, do czego służą, różnica między, różnice między",
    tells="opisz, wyjaśnij, wymień, podaj, porównaj, zdefiniuj, omów, scharakteryzuj, udowodnij",
    tasks="napisz, oblicz, znajdź, zaimplementuj",
    chapters="rozdział #, wykład #",
    compares="różnica między, różnice między, czym różni się, czym różnią się",
    announces="pytanie, pytania, ćwiczenia, sprawdź się",
    question="pytanie",
    exercise="zadanie, ćwiczenie",
    theorem="twierdzenie, lemat",
    solution="rozwiązanie",
    proof="dowód",
    reveals="pokaż odpowiedź, zobacz odpowiedź, pokaż rozwiązanie, kliknij tutaj",
    answer="odpowiedź, odpowiedzi, prawidłowa odpowiedź, prawidłowe odpowiedzi,"
    " poprawna odpowiedź, poprawne odpowiedzi",
    key="odpowiedzi, klucz odpowiedzi, rozwiązania",
    pages="przydatne linki, dodatkowe materiały, cele nauki, bibliografia,"
    " literatura uzupełniająca, zobacz też",
    claims="zalety, wady, zaleta, wada, cechy, przyczyny, skutki, problemy, kroki, ograniczenia",
    attributes="cel, cele, przyczyna, skutek, właściwości, wynik, wyniki, problem, rozwiązanie,"
    " opis, znaczenie, wzór, zastosowanie, definicja, uwaga, uwagi, ważne, wniosek,"
    " objawy, leczenie, przykład, przykłady, zwykle, zazwyczaj, najczęściej",
    aspects="diagnostyka, rozpoznanie, etiologia, epidemiologia, patogeneza, rokowanie,"
    " powikłania, czynniki ryzyka, obraz kliniczny, wskazania, przeciwwskazania, działania"
    " niepożądane, mechanizm działania, funkcje, lokalizacja, budowa, pochodzenie, początek,"
    " koniec, przebieg, profilaktyka, częstość, unerwienie, unaczynienie, wymagania, skutki"
    " uboczne, funkcja, skład, składniki",
    kinds="rodzaje, typy, części, klasyfikacja, formy, podział, odmiany",
    holds="jest, są, był, była, było, były, ma, mają, może, mogą, musi, muszą",
    kept="poziom, trudność, źródło",
    beside="przykład, przykłady, wymowa, uwaga, uwagi, część mowy",
    samples="przykład, przykłady",
    caption="rysunek, rys, ilustracja, zdjęcie",
    see_figure="zobacz rysunek, patrz rysunek, patrz rys",
    instances="na przykład, np",
    chooses="wybierz, zaznacz",
    verdicts="prawda, fałsz",
    facts="kluczowe fakty, najważniejsze fakty, najważniejsze",
    say="powiedz tak, powiedz to, powiedz to tak",
    follow_ups="potem pytają, potem zapytają, pytania dodatkowe",
    costs="kosztuje punkt, to kosztuje punkt, błędne przekonania",
    adds="i co, i dlaczego, i jak, i kiedy, i gdzie, i kto, i jaki, i jaka, i jakie, i po co,"
    " oraz jak, oraz dlaczego, oraz kiedy",
    open_sets="przykłady, zastosowania, przypadki użycia, wskazówki, wyzwania, narzędzia",
    and_more="itd, itp, i inne",
    drawings="architektura, przegląd, diagram, schemat, struktura, rysunek, budowa, model",
    stations="wstęp, wprowadzenie, podsumowanie, teoria, przegląd, tydzień #, część #, lekcja #",
    leftovers="inne, pozostałe, uwagi, uwaga, komentarz, komentarze, szczegóły",
    means="oznacza, znaczy",
    voice="pl_PL",
    little="i, oraz, lub, albo, a, ale, w, we, z, ze, na, do, od, po, za, przez, dla, o,"
    " nad, pod, między, nie, tak, jest, są, być, był, to, ta, te, który, która,"
    " które, się, jak, co, jego, jej, ich, także, tylko,"
    " wszystko, nic",
    steps="krok, kroki, kolejność, faza, fazy, etap, etapy, procedura, proces, algorytm,"
    " przepis, jak działa",
    then="najpierw, potem, następnie, na końcu, wreszcie",
    joins="i, oraz, lub, albo",
    either="lub, albo",
    persons="liczba pojedyncza, liczba mnoga",
    defines="definicja, znaczenie, opis, wyjaśnienie, objaśnienie, tłumaczenie, co robi",
    tongues="polski, angielski, niemiecki, hiszpański, francuski, rosyjski, chiński, japoński,"
    " włoski, ukraiński, po polsku, po angielsku",
    leads="jeśli, jeżeli, dla, przy, według, w przypadku, podczas, gdy, jeżeli to możliwe, w razie",
    onward="między, spośród, na, z, ze, dla, jako",
    numbers="dwa/dwie/dwóch, trzy/trzech, cztery/czterech, pięć/pięciu, sześć/sześciu,"
    " siedem/siedmiu, osiem/ośmiu, dziewięć, dziesięć, jedenaście, dwanaście",
    stamps="utworzono, data utworzenia, ostatnia edycja, zmodyfikowano, zaktualizowano",
    filed="tagi, kategoria, kategorie",
    contents="spis treści",
    states="zależy, obejmuje, zawiera, składa się, wymaga, dzieli się",
    equates="jest, są, oznacza, oznaczają, nazywamy, polega na, określa",
)
