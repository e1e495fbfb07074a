"""The words of Chinese."""

from cribdeck.notes.languages.language import Language

CHINESE = Language(
    tag="zh",
    asks="什么是, 什麼是, 何为, 为什么, 為什麼, 如何, 怎么, 怎麼, 怎样, 哪些",
    tells="解释, 解釋, 描述, 比较, 比較, 列举, 列舉, 简述, 簡述, 试述, 说说, 谈谈, 说明, 证明",
    ends="是什么, 是什麼, 有哪些, 的区别, 的區別, 的异同, 怎么办, 为什么, 吗",
    topics="说明书, 说明文档, 比较器, 描述符, 描述文件, 解释器, 解释型",
    compares="区别, 區別, 差异, 异同, 对比",
    announces="问题, 問題, 题目, 习题, 练习, 常见问题, 面试题, 问答",
    question="问题, 问, 問, 题目, 題目, 提问",
    exercise="习题, 练习, 例题, 题",
    theorem="定理, 引理, 命题, 推论",
    answer="答案, 答, 回答, 参考答案, 正确答案",
    solution="解答, 解",
    proof="证明, 證明",
    part="解析, 解释, 输出",
    source="来源, 來源, 参考, 出处",
    key="答案, 参考答案, 答案解析, 标准答案",
    pages="许可证, 许可, 贡献, 贡献者, 致谢, 下载, 版权",
    reveals="点击, 點擊, 查看答案, 显示, 展开, 查看解析, 查看",
    aside="示例, 例子, 提示, 更多, 详情, 目录, 代码",
    sides="优点, 缺点, 優點, 缺點, 用途, 特点, 作用",
    empty="待补充, 待完善, 待续, 待更新, 答案在此, 未完成, 暂无",
    beside="例, 例句, 发音, 發音, 拼音, 注音",
    points="分",
    samples="例, 例子, 示例",
    century="#世纪, #世紀",
    about="约, 約",
)
