"""The words of Korean."""

from cribdeck.notes.languages.language import Language

KOREAN = Language(
    tag="ko",
    ends="무엇인가, 무엇인가요, 설명하시오, 설명해주세요, 설명해 주세요, 말해주세요, 차이점,"
    " 차이는, 비교해주세요, 이유는, 란",
    compares="차이점, 차이는, 차이를",
    puzzles="출력 결과는, 무엇이 출력, 출력값은",
    names="어떤",
    announces="질문, 문제, 퀴즈",
    question="질문, 문제, 문",
    answer="답변, 정답, 답",
    solution="해답, 풀이",
    part="해설, 출력",
    source="출처, 참고",
    key="정답, 해답, 답안",
    pages="라이선스, 기여, 다운로드, 관련 주제, 더 읽을거리",
    reveals="정답 보기, 답 보기, 펼치기, 클릭",
    aside="예시, 힌트, 더 보기, 자세히, 목차, 코드",
    sides="용도",
    claims="장점, 단점, 특징, 문제점, 원인, 단계, 한계, 주의점, 주의사항",
    attributes="문제, 해결, 해결법, 해결책, 해결방법, 해결 방법, 결과, 성질, 정의, 목적,"
    " 목표, 의미, 설명, 공식, 주의, 결론, 영향",
    empty="추후 작성, 작성 예정, 미작성",
    again="다른 질문 방식, 다르게 질문하면",
    beside="예문, 예시, 발음",
    samples="예, 예제",
    eras_before="기원전",
    dates="#년, #년 #월, #년 #월 #일",
    caption="그림, 사진",
    chooses="고르시오, 고르세요, 선택하시오",
    facts="핵심 사실, 핵심 내용, 요점",
    say="이렇게 말하기, 이렇게 말한다, 이렇게 말하세요",
    follow_ups="이어지는 질문, 다음 질문, 꼬리 질문, 추가 질문",
    costs="감점 요인, 감점, 흔한 오해",
    voice="ko_KR",
    little="그리고, 또는, 및, 이, 그, 는, 은, 가, 를, 을",
    joins="및, 또는, 그리고, 와, 과",
)
