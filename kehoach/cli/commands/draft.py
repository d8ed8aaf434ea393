"""``kehoach draft``: last year's plan and scores in, next year's plan out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Lập kế hoạch năm sau từ kế hoạch và điểm số năm trước.",
    "Draft next year's plan from last year's plan and scores.",
)
_LONG = Said(
    f"""{HELP.vi}

KẾ_HOẠCH là tệp DOCX, PDF, TXT, MD hoặc bản ghi JSON của kehoach extract. Kết quả là tệp Word theo thể
thức Nghị định 30/2020/NĐ-CP: điểm đã mất xếp trước, mỗi nhiệm vụ có chủ trì, phối hợp, sản phẩm, thời
hạn. Điều gì chưa biết thì kehoach hỏi: trên màn hình, bằng --set, hoặc trong tệp --answers (xem
--questions). Không trả lời thì giữ đề xuất hoặc để trống, và được liệt kê ở cuối.

Ví dụ: kehoach draft ke-hoach-2025.docx --scores diem-2025.xlsx -o ke-hoach-2026.docx

Mã thoát: 0 xong, 2 dùng sai hoặc thiếu câu trả lời bắt buộc, 3 không đọc hoặc không ghi được, 5 lỗi
bên trong.""",
    f"""{HELP.en}

PLAN is a DOCX, PDF, TXT or MD file or the JSON records of kehoach extract. The result is a Word file in
the form of decree 30/2020/ND-CP: lost points first, every task with lead, help, output and deadline.
What kehoach does not know it asks for: on the terminal, by --set, or in the file of --answers (see
--questions). Without an answer the proposal or a blank stays, and is listed at the end.

Example: kehoach draft plan-2025.docx --scores scores-2025.xlsx -o plan-2026.docx

Exit codes: 0 done, 2 usage or an answer that is needed, 3 not readable or not writable, 5 internal.""",
)


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.drafting import DraftRequest, draft

        return draft(DraftRequest.of(given), speech)

    file, text = speech("TỆP", "FILE"), speech("CHỮ", "TEXT")

    option = partial(options.option, speech)
    params: list[click.Parameter] = [
        click.Argument(["plan"], metavar=speech("KẾ_HOẠCH", "PLAN")),
        option(["-o", "--output"], "Tệp Word sẽ ghi.", "The Word file to write.", metavar=file),
        option(["--scores"], "Kết quả Chỉ số (DOCX, PDF, XLSX, CSV, TOML).", "The results.", metavar=file),
        option(["--year"], "Năm của kế hoạch mới.", "The new plan's year.", type=click.IntRange(2000, 2100)),
        option(["--template"], "Tên mẫu hoặc tệp mẫu Word.", "A template's name or Word file.", metavar=text),
        option(["--level"], "Cấp ban hành.", "The level that issues.", type=click.Choice(["commune", "province"])),
        option(["--issued"], "Ngày ban hành, ví dụ 15/01/2026.", "The day of issue.", metavar=speech("NGÀY", "DATE")),
        option(["--set", "sets"], "Trả lời một câu hỏi.", "Answer a question.", metavar="KEY=VALUE", multiple=True),
        option(["--answers"], "Tệp TOML có các câu trả lời.", "A TOML file with answers.", metavar=file),
        option(["--questions"], "In các câu hỏi thành tệp TOML để điền.", "Print the questions as TOML.", is_flag=True),
        option(
            ["--scores-template"],
            "In bảng điểm để điền (TOML; CSV khi -o có đuôi .csv).",
            "Print a sheet of scores to fill (TOML; CSV where -o ends so).",
            is_flag=True,
        ),
        option(["--no-input"], "Không hỏi trên màn hình.", "Do not ask on the terminal.", is_flag=True),
        option(["--explain"], "Giải thích từng đoạn, từng dòng.", "Say where each piece comes from.", is_flag=True),
        option(["--track-changes"], "Hiện thay đổi so với kế hoạch trước.", "As Word revisions.", is_flag=True),
        option(["--comments"], "Ghi giải thích thành chú thích Word.", "Explain in Word comments.", is_flag=True),
        option(["--pdf"], "Ghi thêm PDF (cần LibreOffice).", "Write a PDF too (needs LibreOffice).", is_flag=True),
        option(["--md"], "Ghi thêm Markdown.", "Write Markdown too.", is_flag=True),
        option(["--json", "as_json"], "Ghi thêm JSON.", "Write JSON too.", is_flag=True),
        *options.conduct(speech),
    ]
    return LocalisedCommand("draft", speech, params=params, about=_LONG, callback=run)
