"""``kehoach search``: words in, the tasks, duties and paragraphs of a store that hold them out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options, store_options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Tìm nhiệm vụ, trách nhiệm, đoạn văn trong kho kế hoạch.",
    "Search a store for tasks, duties and paragraphs.",
)
_LONG = Said(
    f"""{HELP.vi}

TỪ_KHÓA có dấu hay không dấu đều được; kết quả đúng dấu đứng trước. Trong ngoặc kép là cụm từ, công* là phần
đầu của từ; AND, OR, NOT (hoặc VÀ, HOẶC, KHÔNG) viết hoa để kết hợp. Không có từ khóa thì liệt kê theo điều
kiện lọc, hạn sớm đứng trước.

Ví dụ: kehoach search "một cửa" --store kho --body "Văn phòng" --year 2024 --due-before 30/6/2024

Mã thoát: 0 xong (kể cả khi không có kết quả), 2 dùng sai, 3 không đọc được kho, 5 lỗi bên trong.""",
    f"""{HELP.en}

WORDS may have their accents or not; what stands as typed comes first. Words in double quotes are a phrase,
cong* is the beginning of a word; AND, OR, NOT in capitals join them. Without words it lists what meets the
filters, the earliest deadline first.

Example: kehoach search "mot cua" --store plans --body "Van phong" --year 2024 --due-before 2024-06-30

Exit codes: 0 done (also where nothing is found), 2 usage, 3 the store cannot be read, 5 internal.""",
)
# As kehoach.models.records has them; that import is heavy.
FIELDS = (
    "steering", "institutions", "procedures", "organisation", "civil_service", "public_finance", "digital",
    "impact", "satisfaction", "competitiveness", "other",
)  # fmt: skip
KINDS = (
    "plan", "decision", "report", "notice", "directive", "letter", "submission", "resolution", "programme",
    "annex", "other",
)  # fmt: skip


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.searching import SearchRequest, find

        return find(SearchRequest.of(given), speech)

    text, moment = speech("CHỮ", "TEXT"), speech("NGÀY", "DATE")
    option = partial(options.option, speech)
    params: list[click.Parameter] = [
        click.Argument(["words"], nargs=-1, metavar=speech("[TỪ_KHÓA]", "[WORDS]")),
        store_options.store(speech),
        option(["--body"], "Cơ quan chủ trì hoặc phối hợp.", "A leading or helping body.", metavar=text),
        option(["--year"], "Năm của kế hoạch.", "The plan's year.", type=click.IntRange(1945, 2200)),
        option(["--due-before"], "Hạn không muộn hơn ngày này.", "Due on this day or before.", metavar=moment),
        option(["--due-after"], "Hạn không sớm hơn ngày này.", "Due on this day or after.", metavar=moment),
        option(["--field"], "Lĩnh vực cải cách.", "The field of reform.", type=click.Choice(FIELDS)),
        option(["--unit"], "Cơ quan ban hành.", "The body that issued the plan.", metavar=text),
        option(["--kind"], "Loại văn bản.", "The kind of document.", type=click.Choice(KINDS)),
        option(
            ["--in", "what"],
            "Chỉ tìm trong nhiệm vụ, trách nhiệm hoặc đoạn văn.",
            "Look in tasks, duties or paragraphs only.",
            type=click.Choice(["task", "duty", "paragraph"]),
            multiple=True,
        ),
        option(
            ["--limit"],
            "Số kết quả nhiều nhất (mặc định 20).",
            "The most results (default 20).",
            type=click.IntRange(1, 10000),
            default=20,
        ),
        options.form(speech, "text", "json"),
        options.errors(speech),
    ]
    return LocalisedCommand("search", speech, params=params, about=_LONG, callback=run)
