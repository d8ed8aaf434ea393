"""``kehoach audit``: documents in, what an inspector would hold against them out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Soát kế hoạch: điều còn thiếu, chưa rõ hoặc mâu thuẫn, kèm câu chữ làm căn cứ.",
    "Audit plans: what is missing, vague or contradictory, with the words that prove it.",
)
_LONG = Said(
    f"""{HELP.vi}

TỆP là tệp DOCX, PDF, TXT hoặc MD; - là đầu vào chuẩn. MÃ là mã của một phép kiểm tra (deadline-vague) hoặc của
cả nhóm (deadline), xem kehoach checks. Thiết lập được đọc từ kehoach.toml ([audit]) hoặc pyproject.toml
([tool.kehoach.audit]) ở thư mục này hay thư mục trên nó; tham số trên dòng lệnh được ưu tiên.

Mã thoát: 0 không còn lỗi hay cảnh báo, 1 còn, 2 dùng sai, 3 không đọc được tệp nào, 4 có tệp không đọc được,
5 lỗi bên trong.""",
    f"""{HELP.en}

FILE is a DOCX, PDF, TXT or MD file; - is standard input. CODE is a check's (deadline-vague) or a whole group's
(deadline), see kehoach checks. Settings are read from kehoach.toml ([audit]) or pyproject.toml
([tool.kehoach.audit]) in this folder or one above it; the command line beats them.

Exit codes: 0 no error or warning is left, 1 some are, 2 usage, 3 nothing readable, 4 some files not readable,
5 internal.""",
)
_FOLDER = Said("Ghi báo cáo vào thư mục này.", "Write the reports into this folder.")


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.auditing import AuditRequest, audit

        return audit(AuditRequest.of(given), speech)

    params = [
        options.files(speech),
        *_what(speech),
        *_known(speech),
        *_where(speech),
    ]
    return LocalisedCommand("audit", speech, params=params, about=_LONG, callback=run)


def _what(speech: Speech) -> list[click.Parameter]:
    severities = ["error", "warning", "info"]  # as kehoach.models.findings has them; that import is heavy

    codes = speech("MÃ,...", "CODE,...")
    option = partial(options.option, speech)
    return [
        option(
            ["--select"],
            "Chỉ soát các mã hoặc nhóm mã này.",
            "Only these codes or groups.",
            multiple=True,
            metavar=codes,
        ),
        option(
            ["--ignore"],
            "Không soát các mã hoặc nhóm mã này.",
            "Not these codes or groups.",
            multiple=True,
            metavar=codes,
        ),
        option(
            ["--min-severity", "least"],
            "Mức độ nhẹ nhất còn nêu.",
            "The least severity to report.",
            type=click.Choice(severities),
        ),
        option(
            ["--scores"],
            "Kết quả chấm điểm mà kế hoạch phải khắc phục: văn bản, hoặc bảng CSV, XLSX, TOML.",
            "The results the plan must answer: a document, or a table in CSV, XLSX or TOML.",
            metavar=speech("TỆP", "FILE"),
        ),
    ]


def _known(speech: Speech) -> list[click.Parameter]:
    option = partial(options.option, speech)
    return [
        option(
            ["--baseline"],
            "Không tính những điều đã có trong tệp mốc này.",
            "Leave out what this baseline knows.",
            metavar=speech("TỆP", "FILE"),
        ),
        option(
            ["--write-baseline"],
            "Ghi mọi phát hiện vào tệp mốc thay cho báo cáo.",
            "Write all findings into a baseline instead.",
            metavar=speech("TỆP", "FILE"),
        ),
        option(
            ["--config"],
            "Tệp thiết lập dùng thay cho tệp tìm thấy.",
            "The settings to use instead of those found.",
            metavar=speech("TỆP", "FILE"),
        ),
    ]


def _where(speech: Speech) -> list[click.Parameter]:
    from kehoach.generate.reports import names

    option = partial(options.option, speech)
    return [
        options.output(speech, _FOLDER),
        option(
            ["--format", "form"],
            "Dạng báo cáo (mặc định: text; với -o: json).",
            "Form of the report (default: text; with -o: json).",
            type=click.Choice(names()),
        ),
        *options.conduct(speech),
    ]
