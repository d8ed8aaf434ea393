"""``kehoach extract``: documents in, records out."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said(
    "Đọc văn bản (DOCX, PDF, văn bản thuần) thành bản ghi.",
    "Read documents (DOCX, PDF, plain text) into records.",
)
_LONG = Said(
    f"""{HELP.vi}

TỆP là tệp DOCX, PDF, TXT hoặc MD; - là đầu vào chuẩn. Trên màn hình kết quả là bảng, qua ống dẫn
là JSON (nhiều tệp: mỗi dòng một JSON). Với -o, mỗi tệp cho một tệp kết quả cùng tên; kết quả cũ của
kehoach được thay mới, tệp khác được giữ nguyên trừ khi có --force.

Mã thoát: 0 xong, 2 dùng sai, 3 không đọc được tệp nào, 4 có tệp không đọc được, 5 lỗi bên trong.""",
    f"""{HELP.en}

FILE is a DOCX, PDF, TXT or MD file; - is standard input. On a terminal the result is a table, in a
pipe it is JSON (several files: JSON Lines). With -o each file gives one file of the same name; earlier
results of kehoach are replaced, other files are kept unless --force is given.

Exit codes: 0 done, 2 usage, 3 nothing readable, 4 some files not readable, 5 internal.""",
)
_FOLDER = Said("Ghi kết quả vào thư mục này.", "Write the results into this folder.")


def command(speech: Speech) -> click.Command:
    """The command in one language."""
    from kehoach.cli.sinks import FORMATS
    from kehoach.generate.tables import TABLES

    def run(**given: object) -> int:
        from kehoach.cli.extraction import ExtractRequest, extract

        return extract(ExtractRequest.of(given), speech)

    kinds = ", ".join(["text", *TABLES])
    option = partial(options.option, speech)
    params = [
        options.files(speech),
        options.output(speech, _FOLDER),
        option(["--format", "form"], "Dạng kết quả.", "Form of the result.", type=click.Choice(FORMATS)),
        option(
            ["--only"],
            f"Chỉ lấy các loại bản ghi này: {kinds}.",
            f"Only these kinds of record: {kinds}.",
            multiple=True,
            metavar=speech("LOẠI,...", "KIND,..."),
        ),
        *options.conduct(speech),
    ]
    return LocalisedCommand("extract", speech, params=params, about=_LONG, callback=run)
