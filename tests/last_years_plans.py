"""Last year's plans of a commune, a ward, a province and a district, as clerks write them, for the tests of drafts."""

from __future__ import annotations

COMMUNE = """ỦY BAN NHÂN DÂN
XÃ HÒA PHONG

Số: 21/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hòa Phong, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Nâng cao Chỉ số cải cách hành chính của xã Hòa Phong, huyện Tây Hòa, tỉnh Phú Yên năm 2024

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ về cải cách hành chính giai đoạn 2021 - 2030;
Căn cứ Kế hoạch số 11/KH-UBND ngày 10 tháng 01 năm 2024 của UBND huyện Tây Hòa về cải cách hành chính năm 2024;
UBND xã ban hành Kế hoạch nâng cao Chỉ số cải cách hành chính năm 2024 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Khắc phục những tiêu chí bị mất điểm trong năm 2023, nâng điểm Chỉ số của xã năm 2024.
2. Yêu cầu
- Mỗi nhiệm vụ nêu rõ người chịu trách nhiệm, sản phẩm và thời hạn trong năm 2024.

II. KẾT QUẢ CHỈ SỐ NĂM 2023
Năm 2023, xã đạt 78,5/100 điểm, xếp thứ 5/11 xã, thị trấn.
1. Công tác chỉ đạo, điều hành cải cách hành chính: điểm tối đa 20 điểm, tự chấm 18 điểm, thẩm định 15,5 điểm.
2. Cải cách thủ tục hành chính: điểm tối đa 30 điểm, tự chấm 29 điểm, thẩm định 26 điểm.
3. Cải cách chế độ công vụ: điểm tối đa 15 điểm, tự chấm 15 điểm, thẩm định 15 điểm.
4. Xây dựng chính quyền số: điểm tối đa 35 điểm, tự chấm 30 điểm, thẩm định 22 điểm.

III. MỤC TIÊU
- Phấn đấu năm 2024 tối thiểu 70% hồ sơ được nộp trực tuyến.

IV. NHIỆM VỤ
1. Công tác chỉ đạo, điều hành cải cách hành chính
- Ban hành kế hoạch tuyên truyền cải cách hành chính năm 2024.
+ Bộ phận chủ trì: Công chức Văn phòng - Thống kê.
+ Bộ phận phối hợp: Công chức Văn hóa - Xã hội.
+ Sản phẩm: Kế hoạch.
+ Thời gian thực hiện: Quý I/2024.
- Sơ kết việc thực hiện Đề án văn hóa công vụ giai đoạn 2021 - 2023.
+ Bộ phận chủ trì: Công chức Văn phòng - Thống kê.
+ Bộ phận phối hợp: Công chức Văn hóa - Xã hội.
+ Thời gian thực hiện: Quý II/2024.
2. Cải cách thủ tục hành chính
- Niêm yết công khai thủ tục hành chính tại trụ sở UBND xã.
+ Bộ phận chủ trì: Công chức Tư pháp - Hộ tịch, Công chức Văn phòng - Thống kê.
+ Bộ phận phối hợp: Công chức Địa chính - Xây dựng.
+ Thời gian thực hiện: Thường xuyên.
- Báo cáo Phòng Tư pháp huyện kết quả chứng thực trước ngày 15/6/2024.
+ Bộ phận chủ trì: Công chức Tư pháp - Hộ tịch.
+ Thời gian thực hiện: Trước ngày 15/6/2024.
3. Cải cách chế độ công vụ
- Cử công chức dự lớp bồi dưỡng nghiệp vụ.
+ Bộ phận chủ trì: Công chức Văn phòng - Thống kê.
+ Thời gian thực hiện: Khi có thông báo của cấp trên.

V. TỔ CHỨC THỰC HIỆN
1. Công chức Văn phòng - Thống kê: Theo dõi, đôn đốc việc thực hiện Kế hoạch này; tổng hợp báo cáo UBND huyện hằng quý.
2. Công chức Tài chính - Kế toán: Bố trí kinh phí thực hiện Kế hoạch.

Nơi nhận:
- UBND huyện;
- Các bộ phận chuyên môn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
"""

WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG 5

Số: 09/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Phường 5, ngày 12 tháng 01 năm 2023

KẾ HOẠCH
Cải cách hành chính năm 2023 của phường 5, thành phố Cà Mau, tỉnh Cà Mau

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;
Thực hiện Kế hoạch số 02/KH-UBND ngày 05 tháng 01 năm 2023 của UBND thành phố về cải cách hành chính năm 2023;
UBND phường ban hành Kế hoạch cải cách hành chính năm 2023 như sau:

I. MỤC ĐÍCH
- Nâng cao chất lượng phục vụ người dân, doanh nghiệp trong năm 2023.

II. NHIỆM VỤ
1. Cải cách thể chế
- Rà soát văn bản do phường ban hành.
+ Chủ trì: Công chức Tư pháp - Hộ tịch.
+ Phối hợp: Các bộ phận có liên quan.
+ Sản phẩm: Báo cáo rà soát.
+ Thời gian: Quý III năm 2023.
2. Cải cách thủ tục hành chính
- Trả kết quả đúng hẹn cho người dân.
+ Chủ trì: Bộ phận Tiếp nhận và Trả kết quả.
+ Phối hợp: Các bộ phận có liên quan.
+ Sản phẩm: Bảng theo dõi hồ sơ.
+ Thời gian: Hằng tháng, quý, năm.

III. TỔ CHỨC THỰC HIỆN
1. Bộ phận Tiếp nhận và Trả kết quả: Tổng hợp, báo cáo UBND phường định kỳ hằng tháng.

Nơi nhận:
- UBND thành phố;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Thị Ví Dụ
"""

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN

Số: 88/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Nghệ An, ngày 15 tháng 01 năm 2025

KẾ HOẠCH
Cải cách hành chính tỉnh Nghệ An năm 2025

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;
UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2025 như sau:

I. MỤC ĐÍCH
- Hoàn thành các mục tiêu cải cách hành chính năm 2025 của tỉnh.

II. MỤC TIÊU
- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên.

III. NHIỆM VỤ
1. Cải cách thủ tục hành chính
- Công bố danh mục thủ tục hành chính thuộc thẩm quyền của tỉnh.
+ Cơ quan chủ trì: Văn phòng UBND tỉnh.
+ Cơ quan phối hợp: Sở Nội vụ.
+ Sản phẩm: Quyết định công bố.
+ Thời gian hoàn thành: Trước ngày 31/5/2025.
2. Cải cách chế độ công vụ
- Tổ chức thi nâng ngạch công chức.
+ Cơ quan chủ trì: Sở Nội vụ.
+ Cơ quan phối hợp: Các sở, ban, ngành.
+ Sản phẩm: Quyết định công nhận kết quả.
+ Thời gian hoàn thành: Quý IV/2025.

IV. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Theo dõi, đôn đốc, tổng hợp báo cáo UBND tỉnh kết quả thực hiện hằng quý.
2. Sở Tài chính: Tham mưu bố trí kinh phí thực hiện Kế hoạch.

Nơi nhận:
- Bộ Nội vụ;
- Các sở, ban, ngành cấp tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Thí Dụ
"""

DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN TÂY HÒA

Số: 30/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tây Hòa, ngày 18 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024 trên địa bàn huyện Tây Hòa

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;
UBND huyện Tây Hòa, tỉnh Phú Yên ban hành Kế hoạch cải cách hành chính năm 2024 như sau:

I. NHIỆM VỤ
1. Cải cách thủ tục hành chính
- Kiểm tra việc giải quyết thủ tục hành chính tại các xã, thị trấn.
+ Cơ quan chủ trì: Phòng Nội vụ.
+ Cơ quan phối hợp: Văn phòng HĐND và UBND huyện.
+ Sản phẩm: Kết luận kiểm tra.
+ Thời gian hoàn thành: Quý III/2024.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ: Tổng hợp, báo cáo UBND huyện kết quả thực hiện hằng quý.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Phạm Văn Giả
"""

GOAL = """
ỦY BAN NHÂN DÂN
XÃ HÒA THẠNH
Số: 14/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Hòa Thạnh, ngày 19 tháng 01 năm 2024

KẾ HOẠCH

Nâng cao Chỉ số cải cách hành chính xã Hòa Thạnh năm 2024

I. KẾT QUẢ CHỈ SỐ NĂM 2023
|STT|Lĩnh vực|Điểm tối đa|Điểm tự chấm|Điểm thẩm định|
|1|Cải cách thủ tục hành chính|40|36|34|
|2|Cải cách chế độ công vụ|60|50|46|

II. MỤC TIÊU

- Chỉ số cải cách hành chính năm 2024 của xã đạt từ 82 điểm trở lên.

- Nâng cao trách nhiệm của người đứng đầu trong phục vụ nhân dân.

III. NHIỆM VỤ
|STT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Sản phẩm|Thời gian|
|1|Trả đúng hạn 100% hồ sơ thuộc thẩm quyền giải quyết của huyện, xã|Văn phòng|Tư pháp|Báo cáo|Quý II/2024|
|2|Đánh giá, xếp loại cán bộ, công chức|Văn phòng|Tài chính|Bảng xếp loại|Hằng tháng|

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
