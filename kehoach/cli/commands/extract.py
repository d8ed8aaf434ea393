"""``kehoach extract``: documents in, records out."""

from __future__ import annotations

import click

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


def command(speech: Speech) -> click.Command:
    """The command in one language."""
    from kehoach.cli.sinks import FORMATS
    from kehoach.generate.tables import TABLES

    def run(
        files: tuple[str, ...],
        output: str | None,
        form: str | None,
        only: tuple[str, ...],
        force: bool,
        quiet: bool,
        errors: str,
    ) -> int:
        from kehoach.cli.extraction import Request, extract

        return extract(Request.of(files, output, form, only, force, quiet, errors), speech)

    kinds = ", ".join(["text", *TABLES])
    params = [
        click.Argument(["files"], nargs=-1, metavar=speech("TỆP...", "FILE...")),
        click.Option(
            ["-o", "--output"],
            metavar=speech("THƯ_MỤC", "DIR"),
            help=speech("Ghi kết quả vào thư mục này.", "Write the results into this folder."),
        ),
        click.Option(
            ["--format", "form"],
            type=click.Choice(FORMATS),
            help=speech("Dạng kết quả.", "Form of the result."),
        ),
        click.Option(
            ["--only"],
            multiple=True,
            metavar=speech("LOẠI,...", "KIND,..."),
            help=speech(f"Chỉ lấy các loại bản ghi này: {kinds}.", f"Only these kinds of record: {kinds}."),
        ),
        click.Option(
            ["--force"],
            is_flag=True,
            help=speech("Ghi đè cả tệp không do kehoach ghi.", "Overwrite even files kehoach did not write."),
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=speech("Chỉ nói khi có lỗi.", "Say nothing but errors."),
        ),
        click.Option(
            ["--errors"],
            type=click.Choice(["text", "json"]),
            default="text",
            help=speech("Dạng thông báo lỗi trên stderr.", "Form of the errors on stderr."),
        ),
    ]
    return LocalisedCommand("extract", speech, params=params, help=_LONG, callback=run)
