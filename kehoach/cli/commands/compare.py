"""``kehoach compare``: last year's plan and this year's in, what became of the one in the other out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options, store_options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "So sánh hai kế hoạch: nhiệm vụ giữ lại, thay đổi, thêm, bỏ.",
    "Compare two plans: tasks carried, changed, added, dropped.",
)
_LONG = Said(
    f"""{HELP.vi}

CŨ và MỚI là tệp DOCX, PDF, TXT, MD hoặc bản ghi JSON của kehoach extract. Năm và ngày dời theo năm kế hoạch
không tính là thay đổi. Điểm số và điểm mất của hai năm đứng cạnh nhau. Với --store, tìm thêm trong kho những
đoạn của kế hoạch MỚI chép từ văn bản của đơn vị khác.

Ví dụ: kehoach compare ke-hoach-2024.docx ke-hoach-2025.docx --store kho

Mã thoát: 0 xong, 2 dùng sai, 3 không đọc được tệp hoặc kho, 5 lỗi bên trong.""",
    f"""{HELP.en}

OLD and NEW are DOCX, PDF, TXT or MD files or the JSON records of kehoach extract. Years and days that moved on
with the plan's year are no change. Scores and losses of both years stand side by side. With --store it also
looks there for passages of the NEW plan copied from another unit's documents.

Example: kehoach compare plan-2024.docx plan-2025.docx --store plans

Exit codes: 0 done, 2 usage, 3 a file or the store cannot be read, 5 internal.""",
)


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.comparing import CompareRequest, show

        return show(CompareRequest.of(given), speech)

    option = partial(options.option, speech)
    params: list[click.Parameter] = [
        click.Argument(["old"], metavar=speech("CŨ", "OLD")),
        click.Argument(["new"], metavar=speech("MỚI", "NEW")),
        store_options.store(speech),
        options.form(speech, "text", "json"),
        option(
            ["--all", "every"],
            "Liệt kê cả nhiệm vụ giữ nguyên.",
            "List the tasks that are carried unchanged too.",
            is_flag=True,
        ),
        options.errors(speech),
    ]
    return LocalisedCommand("compare", speech, params=params, about=_LONG, callback=run)
