"""*Hướng dẫn*: what the secretary of a bloc does, step by step, in her words."""

LEAD = (
    "Tệp này gom phiếu của các đơn vị, kiểm tra và cộng số liệu. "
    "Chương trình cộng và chỉ ra chỗ sai, thư ký quyết định."
)

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Khi mới nhận bàn giao",
        (
            "Trang Mục lục liệt kê mọi trang theo việc, trang nào thư ký điền; bấm vào tên để mở.",
            "Mở trang Cấu hình: xem lại tên khối, kỳ báo cáo, Trưởng khối, Phó Trưởng khối, hạn gửi, ngày hội nghị.",
            (
                "Mở trang Đơn vị: thứ tự các dòng là thứ tự của khối trong mọi bảng. Thêm tên gọi khác hay dùng, "
                "cách nhau bằng dấu chấm phẩy, để tệp gửi về được nhận đúng đơn vị."
            ),
            "Mở trang Chỉ tiêu: ghi chỉ tiêu và kế hoạch năm. Để trống mã đơn vị nếu chỉ tiêu giao cho mọi đơn vị.",
            "Trang Kỳ trước giữ số liệu đã chốt, dùng để so sánh và để hiện bên cạnh ô phải điền trong phiếu.",
        ),
    ),
    (
        "Phát phiếu",
        (
            "Lưu và đóng tệp này, rồi chạy lệnh: thidua forms. Mỗi đơn vị có một phiếu trong thư mục gui-di.",
            "Gửi phiếu cho từng đơn vị. Tên, mã, kỳ, chỉ tiêu và kế hoạch đã ghi sẵn và được khóa.",
        ),
    ),
    (
        "Nhận phiếu về",
        (
            "Chép mọi tệp nhận được vào thư mục nhan-ve, tên tệp thế nào cũng được (.xlsx, .xlsm, .xls, .ods).",
            "Đơn vị gửi nhiều bản thì để cả; bản hợp lệ mới nhất được tính, trang Lỗi ghi rõ đã tính bản nào.",
        ),
    ),
    (
        "Kiểm tra và tổng hợp",
        (
            "Lệnh thidua check chỉ kiểm tra, không ghi gì. Lệnh thidua consolidate kiểm tra, cộng và ghi vào tệp này.",
            (
                "Nút Kiểm tra và Tổng hợp ở trang Điều khiển làm như vậy khi tệp này đang mở, kể cả với số vừa gõ "
                "chưa lưu. Nút không tự lưu tệp: xem xong bấm Ctrl+S để giữ, hoặc đóng mà không lưu để bỏ."
            ),
            (
                "Xem trang Điều khiển: ai đã gửi, ai muộn, ai còn lỗi. Xem trang Lỗi: mỗi dòng nói sai gì, ở ô nào, "
                "phải làm gì; bấm vào ô để mở đúng chỗ trong tệp của đơn vị."
            ),
            "Số liệu lỗi không được cộng. Mỗi tổng đều ghi cộng được mấy đơn vị, ví dụ 8/9 đơn vị.",
        ),
    ),
    (
        "Trả phiếu cho đơn vị sửa",
        (
            (
                "Nút Trả phiếu (lệnh thidua returns) viết vào tra-lai cho mỗi đơn vị còn lỗi một bản của chính tệp "
                "đã gửi: ô sai tô màu, có ghi chú phải gõ gì, trang đầu Cần sửa liệt kê từng chỗ. Đơn vị chưa gửi thì "
                "có thư nhắc."
            ),
            "Mở tệp .eml để gửi ngay (khi trang Đơn vị có thư điện tử), hoặc dán nội dung tệp .txt vào thư.",
            "Bản sửa gửi về chép vào nhan-ve như mọi tệp; trang Trả phiếu nói chỗ nào đã sửa, còn sai, mới sai.",
        ),
    ),
    (
        "Sửa số liệu",
        (
            (
                "Số liệu của đơn vị nên sửa ở phiếu: đơn vị sửa rồi gửi lại, chép bản mới vào nhan-ve và chạy lại "
                "thidua consolidate. Đừng sửa ở các trang tổng hợp; lần chạy sau sẽ ghi lại từ phiếu."
            ),
            (
                "Sửa hộ đơn vị: ghi ở trang Sửa số (đơn vị, bảng, dòng, cột, số trong phiếu, số sửa, lý do). Mỗi lần "
                "chạy đều áp dụng lại; đơn vị gửi số khác thì tính số của đơn vị và trang Lỗi hỏi lại."
            ),
            "Quy tắc kiểm tra quá chặt hoặc quá lỏng: sửa ở trang Quy tắc (bật hay tắt, mức, ngưỡng, câu báo).",
        ),
    ),
    (
        "Chấm điểm, xếp hạng",
        (
            (
                "Ghi thang điểm Khối thông qua vào trang Tiêu chí: mỗi dòng một nhóm hoặc tiêu chí. Thang điểm mẫu để "
                "chép: thidua scheme. Thang còn lỗi thì chưa chấm đơn vị nào; trang Lỗi chỉ từng ô."
            ),
            (
                "Tiêu chí có nguồn số liệu (chỉ tiêu, TTHC, ngày gửi phiếu) tự lấy từ phiếu. Tiêu chí khác: ghi số "
                "liệu hoặc điểm ở trang Chấm điểm; số ghi ở đó thay số của phiếu, phải có lý do."
            ),
            "Trang Cách chấm: làm tròn, thứ tự phân định khi bằng điểm. Trang Loại trừ: đơn vị không xếp hạng, căn cứ.",
            "Kỳ 6 tháng chỉ kiểm tra thang điểm; muốn chấm thì thêm dòng “Chấm điểm cả kỳ 6 tháng” ở trang Cách chấm.",
            (
                "Trang Xếp hạng, Điểm, Điểm chi tiết cho kết quả; Giải trình điểm nói từng điểm tính ra sao; Thay đổi "
                "điểm nói ai lên, ai xuống so với lần trước và vì sao; Cách tính điểm định nghĩa từng loại."
            ),
        ),
    ),
    (
        "Chấp nhận và khóa kỳ",
        (
            "Trang Xử lý ghi trạng thái từng phiếu, ai quyết định, vì sao. Chấp nhận phiếu: thidua accept SCT.",
            (
                "Bỏ qua một lỗi: thidua waive SCT TTHC-01 --reason LÝ_DO. Lỗi và lý do vào phụ lục báo cáo; "
                "đơn vị gửi số khác thì lỗi hiện lại."
            ),
            "Khóa kỳ: thidua lock. Kỳ đã khóa không nhận số mới; mở lại: thidua reopen --reason LÝ_DO.",
        ),
    ),
    (
        "Xem lại lịch sử",
        (
            (
                "Mọi tệp đã nhận đều có bản sao trong luu-tru. Trang Lịch sử ghi từng lần chạy, từng bản đã gửi, "
                "bấm “Mở” để xem bản sao; trang Thay đổi ghi bản sau khác bản trước ở ô nào."
            ),
            (
                "Ở các trang DL, cột “Dòng” mở bản sao đúng ô. Muốn biết một số ở trang tổng hợp lấy từ đâu: "
                "chọn ô ấy rồi bấm Nguồn số, hoặc thidua trace 'TH đơn vị!E14'."
            ),
            "Lệnh thidua verify cho biết có bản sao nào bị đổi hoặc mất hay không.",
            "Trước mỗi lần ghi, tệp này được sao lưu vào luu-tru; lấy lại một bản cũ: thidua restore.",
        ),
    ),
    (
        "Báo cáo",
        (
            (
                "Trang Nhận định giữ từng đoạn của dự thảo. Muốn viết khác thì ghi vào cột “Lời của thư ký”: lời ấy "
                "thay đoạn dự thảo trong mọi lần chạy sau; khi số liệu của đoạn đổi, cột Tình trạng báo để xem lại."
            ),
            (
                "Lệnh thidua report viết dự thảo vào thư mục bao-cao, bản sau là một tệp mới, bản trước còn nguyên. "
                "Quốc hiệu, nơi nhận, cỡ chữ: sửa trong mau/bao-cao.docx, giữ nguyên các chỗ trong dấu {{ }} và {% %}."
            ),
            (
                "Lệnh thidua documents viết kế hoạch, giao ước, giấy mời, chương trình, tổng hợp góp ý, thông báo, "
                "tin; số liệu lấy từ phiếu và các trang Hội nghị, Chương trình, Nghị quyết, Góp ý, Sổ đăng ký."
            ),
            "Câu như “không có hồ sơ trả quá hạn” chỉ có khi tổng bằng 0; khác 0 thì nêu tên đơn vị và số hồ sơ.",
        ),
    ),
    (
        "Cả năm và bàn giao",
        (
            (
                "Đầu năm: thidua forms --register, đơn vị đăng ký trước hạn; thidua documents viết kế hoạch, "
                "giao ước. Sau hội nghị 6 tháng, ghi nhiệm vụ ở trang Nghị quyết: phiếu kỳ sau hỏi kết quả."
            ),
            (
                "Sang kỳ cả năm: thidua new THƯ_MỤC_NĂM --from THƯ_MỤC_6_THÁNG. Đăng ký, nhiệm vụ, thang điểm, số liệu "
                "6 tháng đi theo. Phiếu năm ghi số cả năm; chương trình không cộng hai kỳ."
            ),
            "Xong năm: thidua handover THƯ_MỤC_NĂM THƯ_MỤC_MỚI --deputy MÃ. Phó Trưởng khối thành Trưởng khối.",
        ),
    ),
    (
        "Hàm dùng trong ô (Excel trên Windows, đã cài phần bổ trợ xlwings)",
        (
            "TD_UNICODE đổi chữ TCVN3, VNI; TD_SO và TD_NGAY đọc chữ thành số, ngày; TD_PHAN_TRAM so với kế hoạch.",
            "TD_GAN viết “gần 8.400”; TD_HAN_NGACH tính hạn ngạch; TD_TT_LDTT, TD_TT_LDXS xét tỷ lệ của tập thể.",
        ),
    ),
    (
        "Điều gì không bao giờ bị ghi đè",
        (
            ("Các trang Cấu hình, Đơn vị, Chỉ tiêu, Quy tắc, Kỳ trước, Sửa số; trang tự thêm; mọi tệp trong nhan-ve."),
            (
                "Chạy lại mà không có gì mới thì không ô nào thay đổi. Trước lần ghi đầu, tệp đang lưu được chép vào "
                "luu-tru/sao-luu. Lệnh thidua không ghi vào tệp đang mở; nút thì ghi vào trang đang mở."
            ),
        ),
    ),
)

FOLDERS: tuple[tuple[str, str], ...] = (
    ("gui-di", "phiếu trắng để gửi cho các đơn vị"),
    ("nhan-ve", "phiếu các đơn vị gửi về; chương trình chỉ đọc"),
    ("tra-lai", "phiếu trả lại đơn vị để sửa"),
    ("bao-cao", "dự thảo báo cáo và các văn bản, mỗi lần đổi một bản"),
    ("luu-tru", "bản sao mọi tệp đã nhận và lịch sử các lần chạy; đừng sửa, đừng xóa"),
    ("mau", "mẫu Word của báo cáo và các văn bản, sửa được"),
)

COMMANDS: tuple[tuple[str, str], ...] = (
    ("thidua forms", "tạo phiếu cho từng đơn vị"),
    ("thidua check", "kiểm tra phiếu gửi về, không ghi gì"),
    ("thidua consolidate", "kiểm tra, tổng hợp và ghi vào tệp này"),
    ("thidua report", "tổng hợp và viết dự thảo báo cáo"),
    ("thidua documents", "viết giấy mời, chương trình, biên bản, thông báo, tin"),
    ("thidua export", "viết các trang số liệu thành tệp CSV cho chương trình khác"),
    ("thidua scheme", "xem, lấy thang điểm mẫu"),
    ("thidua new, thidua handover", "sang kỳ sau; bàn giao cho đơn vị Trưởng khối năm sau"),
    ("thidua accept", "chấp nhận phiếu của một đơn vị"),
    ("thidua returns", "viết phiếu trả có đánh dấu và thư nhắc vào tra-lai"),
    ("thidua reject", "ghi rằng phiếu đã trả lại đơn vị để sửa"),
    ("thidua waive", "bỏ qua một lỗi, có lý do"),
    ("thidua lock, thidua reopen", "khóa kỳ, mở lại kỳ"),
    ("thidua history", "xem các lần chạy và các bản đã nhận"),
    ("thidua diff", "xem một đơn vị đã đổi những ô nào giữa hai bản"),
    ("thidua trace", "xem một số tổng hợp lấy từ những ô nào của tệp nào"),
    ("thidua verify", "kiểm tra bản sao và lịch sử còn nguyên vẹn"),
    ("thidua restore", "lấy lại tệp này như trước một lần ghi"),
    ("thidua schedule", "đặt giờ tổng hợp hằng đêm"),
    ("thidua doctor", "xem máy và thư mục có chỗ nào hỏng"),
)
