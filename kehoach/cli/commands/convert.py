"""``kehoach convert``: an archive in, a store of records out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Chuyển cả kho lưu trữ kế hoạch thành kho bản ghi tra cứu được; chạy lại chỉ đọc tệp mới hoặc đã sửa.",
    "Turn an archive of plans into a searchable store; run again, only what changed is read.",
)
_LONG = Said(
    f"""{HELP.vi}

NGUỒN là thư mục, tệp, tệp ZIP hoặc địa chỉ URL (s3://, https://: cần kehoach[remote]). Mỗi tệp được đọc trong một
tiến trình riêng có giới hạn thời gian và bộ nhớ: tệp treo, hỏng hay quá lớn chỉ mất chính nó. Dừng lúc nào cũng
được, chạy lại lệnh cũ là làm tiếp. Tệp không đọc được được ghi lại kèm lý do và chỉ đọc lại khi nó thay đổi hoặc
khi có --retry-failed.

Mã thoát: 0 xong, 2 dùng sai, 3 không đọc được tệp nào, 4 có tệp không đọc được, 5 lỗi bên trong, 130 bị dừng.""",
    f"""{HELP.en}

ARCHIVE is a folder, a file, a ZIP file or a URL (s3://, https://: needs kehoach[remote]). Each file is read in a
process of its own with limits of time and memory: one that hangs, is damaged or too large costs only itself. Stop
at any moment; the same command goes on. What cannot be read is noted with the reason and is read again only when
it changes or with --retry-failed.

Exit codes: 0 done, 2 usage, 3 nothing readable, 4 some files not readable, 5 internal, 130 interrupted.""",
)


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.converting import ConvertRequest, convert

        return convert(ConvertRequest.of(given), speech)

    option = partial(options.option, speech)
    params = [
        click.Argument(["archive"], nargs=-1, metavar=speech("NGUỒN...", "ARCHIVE...")),
        option(
            ["--into"],
            "Kho nhận bản ghi: tệp .db, thư mục (kehoach.db trong đó) hoặc postgresql://...",
            "The store: a .db file, a folder (its kehoach.db) or postgresql://...",
            required=True,
            metavar=speech("KHO", "STORE"),
        ),
        *_what(speech),
        *_how(speech),
        *_where(speech),
        *_said(speech),
    ]
    return LocalisedCommand("convert", speech, params=params, about=_LONG, callback=run)


def _what(speech: Speech) -> list[click.Parameter]:
    option = partial(options.option, speech)
    return [
        option(
            ["--files-from"],
            "Đọc thêm danh sách nguồn, mỗi dòng một đường dẫn; - là đầu vào chuẩn.",
            "Take more paths from this list, one a line; - is standard input.",
            metavar=speech("TỆP", "FILE"),
        ),
        option(
            ["--since"],
            "Chỉ tệp sửa từ ngày này: 2024-06-01, 2024-06-01T08:00 hoặc 7d (7 ngày qua).",
            "Only files changed since: 2024-06-01, 2024-06-01T08:00 or 7d (the last 7 days).",
            metavar=speech("NGÀY", "DATE"),
        ),
        option(
            ["--retry-failed"],
            "Đọc lại cả những tệp lần trước không đọc được.",
            "Read again what could not be read.",
            is_flag=True,
        ),
        option(["--reread"], "Đọc lại tất cả.", "Read everything again.", is_flag=True),
        option(
            ["--prune"],
            "Bỏ khỏi kho những tệp không còn trong thư mục.",
            "Forget files gone from the folders.",
            is_flag=True,
        ),
    ]


def _how(speech: Speech) -> list[click.Parameter]:
    option = partial(options.option, speech)
    return [
        option(
            ["--jobs"],
            "Số tiến trình đọc (mặc định: số bộ xử lý).",
            "Workers (default: one a processor).",
            type=click.IntRange(min=1),
            metavar="N",
        ),
        option(
            ["--timeout"],
            "Thời gian tối đa cho một tệp (mặc định 300).",
            "The most time for one file (default 300).",
            type=click.FloatRange(min=0, min_open=True),
            default=300.0,
            metavar=speech("GIÂY", "SECONDS"),
        ),
        option(
            ["--stall"],
            "Thời gian tối đa không tiến thêm bước nào (mặc định 120).",
            "The most time without a step (default 120).",
            type=click.FloatRange(min=0, min_open=True),
            default=120.0,
            metavar=speech("GIÂY", "SECONDS"),
        ),
        option(
            ["--memory"],
            "Bộ nhớ tối đa cho một tệp (mặc định 1024).",
            "The most memory for one file (default 1024).",
            type=click.IntRange(min=64),
            default=1024,
            metavar="MB",
        ),
    ]


def _where(speech: Speech) -> list[click.Parameter]:
    option = partial(options.option, speech)
    return [
        option(
            ["--engine"],
            "Nơi đọc: máy này, hoặc cụm máy Ray (kehoach[ray]).",
            "Where to read: this machine, or a Ray cluster (kehoach[ray]).",
            type=click.Choice(["local", "ray"]),
            default="local",
        ),
        option(
            ["--address"],
            "Cụm Ray đang chạy (mặc định: tự mở ở máy này).",
            "A running Ray cluster (default: one here).",
            metavar=speech("ĐỊA_CHỈ", "ADDRESS"),
        ),
        option(
            ["--shards"],
            "Thư mục chung của cụm để giữ các phần.",
            "The folder that the cluster's machines share.",
            metavar=speech("THƯ_MỤC", "DIR"),
        ),
    ]


def _said(speech: Speech) -> list[click.Parameter]:
    option = partial(options.option, speech)
    return [
        option(
            ["--report"],
            "Ghi báo cáo cuối kỳ (.html hoặc .xlsx).",
            "Write a report at the end (.html or .xlsx).",
            metavar=speech("TỆP", "FILE"),
        ),
        option(["--force"], "Ghi đè tệp báo cáo đã có.", "Write over what is at --report.", is_flag=True),
        option(
            ["--json", "events"],
            "In từng sự kiện ra stdout, mỗi dòng một JSON.",
            "Print events to stdout as JSON Lines.",
            is_flag=True,
        ),
        option(["-q", "--quiet"], "Không nêu tiến độ và tóm tắt.", "No progress and no summary.", is_flag=True),
        options.errors(speech),
    ]
