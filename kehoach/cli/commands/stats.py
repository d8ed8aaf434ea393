"""``kehoach stats``: a store in, its figures out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options, store_options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Thống kê kho kế hoạch: điểm, nhiệm vụ, thời hạn, phát hiện.",
    "Statistics of a store: scores, tasks, deadlines, findings.",
)
_LONG = Said(
    f"""{HELP.vi}

Điểm theo đơn vị, lĩnh vực và năm; tỷ lệ nhiệm vụ chưa rõ chủ trì hoặc chưa có thời hạn kiểm tra được; việc
theo cơ quan; phát hiện khi soát; thời hạn theo tháng; văn bản trùng hoặc gần trùng; kế hoạch của một đơn vị
qua các năm. --html ghi thêm một trang xem được không cần mạng. Bản sao và dự thảo chỉ tính một lần.

Ví dụ: kehoach stats --store kho --html thong-ke.html

Mã thoát: 0 xong, 2 dùng sai, 3 không đọc được kho hoặc không ghi được trang, 5 lỗi bên trong.""",
    f"""{HELP.en}

Scores by unit, field and year; the share of tasks without a lead or a deadline that can be checked; load per
body; findings of the audit; deadlines by month; like documents; a unit's plans over the years. --html also
writes a page that needs no network. Copies and drafts count once.

Example: kehoach stats --store plans --html stats.html

Exit codes: 0 done, 2 usage, 3 the store cannot be read or the page not be written, 5 internal.""",
)


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.counting import StatsRequest, count

        return count(StatsRequest.of(given), speech)

    option = partial(options.option, speech)
    params: list[click.Parameter] = [
        store_options.store(speech),
        option(
            ["--html"],
            "Ghi thêm một trang HTML có biểu đồ.",
            "Write a page with charts too.",
            metavar=speech("TỆP", "FILE"),
        ),
        option(
            ["--format", "form"],
            "Dạng kết quả trên stdout.",
            "Form of the result on stdout.",
            type=click.Choice(["text", "json", "csv"]),
            default="text",
        ),
        options.force(speech),
        options.errors(speech),
    ]
    return LocalisedCommand("stats", speech, params=params, about=_LONG, callback=run)
