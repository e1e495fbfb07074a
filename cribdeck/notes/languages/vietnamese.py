"""The words of Vietnamese."""

from cribdeck.notes.languages.language import Language

VIETNAMESE = Language(
    tag="vi",
    asks="tại sao, vì sao, thế nào là, như thế nào là, làm thế nào, làm sao, khi nào, ai là,"
    " có bao nhiêu, có mấy, sự khác biệt giữa, sự khác nhau giữa, điểm khác nhau giữa,"
    " bạn hiểu gì về, bạn biết gì về, bạn có biết, em hiểu gì về, có những loại, có những"
    " cách, cái gì, ai có thể, tại sao lại, khi nào nên, khi nào dùng, sự khác biệt của, sự"
    " khác nhau của, phân biệt giữa, đâu là, điều gì xảy ra, chuyện gì xảy ra",
    tells="giải thích, hãy, mô tả, trình bày, nêu, so sánh,"
    " phân biệt, liệt kê, định nghĩa, chứng minh, kể tên, cho ví dụ, viết câu truy vấn,"
    " viết chương trình, viết hàm, viết đoạn mã,"
    " bạn hãy, em hãy, anh hãy, hãy giải thích, kể về",
    how="cách",
    ends="là gì, là như thế nào, như thế nào, ra sao, khác nhau thế nào, gồm những gì, để làm gì,"
    " dùng để làm gì,"
    " khác gì nhau, khác nhau như thế nào, khác nhau ở điểm nào, có gì khác nhau, có tác dụng"
    " gì, có ý nghĩa gì, dùng khi nào, là sao, thế nào, bao gồm những gì, những loại nào, hoạt"
    " động như thế nào, hoạt động ra sao, là ai, có mấy loại, vì sao, tại sao, khi nào, có"
    " được không",
    puzzles="in ra gì, in ra kết quả gì, kết quả là gì, đầu ra là gì",
    names="những, các loại, kể tên, liệt kê",
    announces="câu hỏi, câu hỏi ôn tập, câu hỏi phỏng vấn, bài tập, trắc nghiệm, ôn tập",
    question="câu hỏi, câu, hỏi, nhà tuyển dụng, người phỏng vấn",
    exercise="bài tập, bài toán",
    theorem="định lý, định lí, bổ đề, mệnh đề, hệ quả",
    answer="trả lời, câu trả lời, đáp án, đáp án đúng, đáp, ứng viên",
    solution="lời giải, bài giải, hướng dẫn giải",
    proof="chứng minh",
    part="giải thích",
    source="nguồn, tài liệu tham khảo",
    key="đáp án, bảng đáp án, lời giải",
    pages="giấy phép, đóng góp, tài liệu tham khảo, liên kết hữu ích",
    reveals="xem đáp án, xem lời giải, hiện đáp án, đáp án, nhấn vào, bấm vào",
    aside="ví dụ, gợi ý, xem thêm, mục lục",
    claims="ưu điểm, nhược điểm, lợi ích, hạn chế, nguyên nhân, đặc điểm",
    attributes="ví dụ, lưu ý, ghi chú, chú ý, kết quả, mục đích, định nghĩa, công thức, ý nghĩa,"
    " kết luận",
    empty="chưa có câu trả lời, chưa trả lời, đang cập nhật",
    points="điểm",
    samples="ví dụ",
    caption="hình, bảng",
    instances="ví dụ, chẳng hạn",
    chooses="chọn, hãy chọn",
    verdicts="đúng, sai",
    facts="ý chính, điểm chính, dữ kiện chính",
    say="cách nói, hãy nói thế này, nói thế nào",
    follow_ups="câu hỏi tiếp theo, câu hỏi nối tiếp, câu hỏi thêm",
    costs="mất điểm, lỗi thường gặp, hiểu lầm thường gặp",
    adds="và tại sao, và như thế nào",
    open_sets="ví dụ, ứng dụng",
    and_more="vân vân, v.v",
    drawings="sơ đồ, kiến trúc, tổng quan",
    stations="giới thiệu, tổng quan, tóm tắt, kết luận, mở đầu, tuần #, phần #, bài #",
    leftovers="khác, ghi chú, lưu ý",
    means="nghĩa là, có nghĩa là",
    voice="vi_VN",
    little="và, hoặc, là, của, có, được, các, những, một, cho, với, trong, không, để, khi, này,"
    " đó, thì, mà, từ, bị, ở, như, sẽ, đã, đang, vào, về, trên",
    joins="và, hoặc",
    either="hoặc",
    steps="các bước, quy trình, trình tự",
    then="đầu tiên, sau đó, tiếp theo, cuối cùng",
    contents="mục lục",
    aspects="chức năng, vị trí, cấu tạo, nguồn gốc, triệu chứng, chẩn đoán, điều trị, biến"
    " chứng, tiên lượng, phòng ngừa",
    kinds="phân loại, các loại, các phần",
    leads="nếu, khi, trong trường hợp",
    states="phụ thuộc, bao gồm",
    trouble="lỗi, thông báo lỗi, triệu chứng, vấn đề, nguyên nhân",
    remedy="giải pháp, cách khắc phục, khắc phục, cách sửa, cách giải quyết",
    equates="là, nghĩa là, có nghĩa là, được gọi là",
)
