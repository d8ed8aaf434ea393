"""``kehoach export``: the records of a store as a spreadsheet, a calendar or a data file."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options, store_options
from kehoach.cli.commands import search
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Xuất bản ghi trong kho ra Excel, CSV, lịch hoặc tệp dữ liệu.",
    "Export a store's records to Excel, CSV, a calendar or a data file.",
)
_LONG = Said(
    f"""{HELP.vi}

LOẠI là tasks (nhiệm vụ, mặc định), scores (điểm), findings (phát hiện khi soát), documents (văn bản); xlsx và
sqlite chứa được nhiều loại. CSV mở đúng bằng Excel cài tiếng Việt. ics là lịch các thời hạn của nhiệm vụ, nhập
lại nhiều lần không bị trùng. parquet cần kehoach[parquet], ics cần kehoach[ics].

Ví dụ: kehoach export --store kho --year 2024 --body "Văn phòng" -o nhiem-vu-2024.xlsx

Mã thoát: 0 xong (kể cả khi không có bản ghi), 2 dùng sai, 3 không đọc được kho hoặc không ghi được, 5 lỗi
bên trong.""",
    f"""{HELP.en}

KIND is tasks (the default), scores, findings or documents; xlsx and sqlite hold several. ics is a calendar of
the tasks' deadlines; importing it again doubles none. parquet needs kehoach[parquet], ics needs kehoach[ics].

Example: kehoach export --store plans --year 2024 --field digital -o tasks-2024.xlsx

Exit codes: 0 done (also where there is no record), 2 usage, 3 the store cannot be read or the file not be
written, 5 internal.""",
)
FORMS = ("csv", "ics", "jsonl", "parquet", "sqlite", "xlsx")  # as kehoach.corpus.export has them; that import is heavy
_FILTERS = ("year", "field", "body", "unit", "kind", "due_before", "due_after")


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli import exporting

        return exporting.run(exporting.ExportRequest.of(given), speech)

    filters = {param.name: param for param in search.command(speech).params}
    option = partial(options.option, speech)
    params: list[click.Parameter] = [
        store_options.store(speech),
        option(
            ["--format", "form"],
            "Dạng tệp (mặc định: theo đuôi tên tệp ở -o, không có thì csv).",
            "Form of the file (default: by the name after -o, else csv).",
            type=click.Choice(FORMS),
        ),
        option(
            ["--what"],
            "Loại bản ghi: tasks, scores, findings, documents.",
            "Kinds of record: tasks, scores, findings, documents.",
            multiple=True,
            metavar=speech("LOẠI,...", "KIND,..."),
        ),
        option(
            ["-o", "--output"],
            "Tệp sẽ ghi (mặc định: đầu ra chuẩn).",
            "The file to write (default: standard output).",
            metavar=speech("TỆP", "FILE"),
        ),
        *(filters[name] for name in _FILTERS),
        options.force(speech),
        option(["-q", "--quiet"], "Không nêu tóm tắt trên stderr.", "No summary on stderr.", is_flag=True),
        options.errors(speech),
    ]
    return LocalisedCommand("export", speech, params=params, about=_LONG, callback=run)
