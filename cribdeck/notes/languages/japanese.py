"""The words of Japanese."""

from cribdeck.notes.languages.language import Language

JAPANESE = Language(
    tag="ja",
    asks="なぜ, 何故, どうして, どのように",
    ends="とは, とは何か, とはなにか, は何か, を説明せよ, を説明しなさい, を述べよ, を答えよ,"
    " を比較せよ, を挙げよ, を示せ, を証明せよ, について説明せよ, ですか, ますか, の違い,"
    " の違いは, 説明してください",
    compares="違い, 相違, 比較せよ",
    puzzles="出力は何, 何が出力, 何が表示, 出力結果は",
    names="どの, どんな",
    announces="質問, 問題集, 練習問題, 問い, クイズ, よくある質問",
    question="質問, 問題, 問い, 問, 設問",
    exercise="演習, 演習問題, 練習問題, 例題",
    theorem="定理, 補題, 命題, 系",
    answer="答え, 回答, 答, 正解",
    solution="解答, 解答例",
    proof="証明",
    part="解説, 出力, 説明",
    source="出典, 参考, 参考文献",
    key="解答, 解答一覧, 正解, 正解一覧, 答え",
    pages="ライセンス, 謝辞, ダウンロード, 貢献, 関連項目, 関連リンク",
    reveals="クリック, 答えを見る, 解答を見る, 表示, 開く",
    aside="例, ヒント, 詳細, もっと, 目次, コード, 補足",
    sides="利点, 欠点, 長所, 短所, 用途, 特徴",
    empty="未回答, 未記入, 後で書く, あとで, ここに答え, 準備中",
    again="別の聞き方, 別の質問の仕方",
    beside="例, 例文, 読み, 発音",
    samples="例",
    eras_before="紀元前",
    dates="#年, #年#月, #年#月#日",
    caption="図, 写真, 画像",
    chooses="選択してください, 選びなさい, 選択肢",
)
