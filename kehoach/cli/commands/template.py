"""``kehoach template``: the Word templates of drafts; lists them, shows their fields, checks a user's own."""

from __future__ import annotations

from functools import partial

import click

from kehoach.cli import options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said("Các mẫu Word của kế hoạch: liệt kê, xem trường, kiểm tra.", "The Word templates: list, show, check.")
_LONG = Said(
    f"""{HELP.vi}

list: liệt kê các mẫu có sẵn. show MẪU: các trường mà mẫu dùng, ở đoạn hay ô nào; thêm -o để chép mẫu ra
tệp và sửa theo ý mình. check TỆP: tìm lỗi cú pháp, trường không có và trường mẫu không dùng, kèm vị trí.

Mẫu là tệp Word có thẻ Jinja gõ ngay trong văn bản, cùng cách viết với docxtpl: {{{{ title }}}},
{{%p for task in tasks %}}, {{%tr for row in rows %}}.

Mã thoát của check: 0 dùng được, 1 có lỗi, 2 dùng sai, 3 không đọc được.""",
    f"""{HELP.en}

list: the templates that come with kehoach. show TEMPLATE: the fields it uses and where; with -o copies it
to a file to be changed. check FILE: finds faults of syntax, unknown and unused fields, each with its place.

A template is a Word file with Jinja tags typed in the text, written as for docxtpl: {{{{ title }}}},
{{%p for task in tasks %}}, {{%tr for row in rows %}}.

Exit codes of check: 0 usable, 1 faults, 2 usage, 3 not readable.""",
)


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(**given: object) -> int:
        from kehoach.cli.templating import TemplateRequest, template

        return template(TemplateRequest.of(given), speech)

    option = partial(options.option, speech)
    params: list[click.Parameter] = [
        click.Argument(["action"], type=click.Choice(["list", "show", "check"]), metavar="list|show|check"),
        click.Argument(["name"], required=False, metavar=speech("MẪU", "TEMPLATE")),
        option(
            ["-o", "--output"],
            "Chép mẫu ra tệp này (show).",
            "Copy the template to this file (show).",
            metavar=speech("TỆP", "FILE"),
        ),
        click.Option(["--format", "form"], type=click.Choice(["text", "json"]), default="text"),
        *options.conduct(speech),
    ]
    return LocalisedCommand("template", speech, params=params, about=_LONG, callback=run)
