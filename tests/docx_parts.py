"""Word files written part by part for the tests of the reader."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from kehoach.extract.sources.docx import read
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.models.layout import Layout, Paragraph, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850"/></w:sectPr>'
)


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {_NAMES}>{inside}</w:{root}>'


def ties(*named: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{at}" Type="{R}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(named)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_TIES}">{inside}</Relationships>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def word(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    document: str | bytes | None = None,
    main: str = "word/document.xml",
    **others: str,
) -> bytes:
    """A Word file of a body; ``others`` are whole parts (footnotes, header1, ...) by name."""
    named = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": ties(("officeDocument", main)),
        main: document if document is not None else part("document", f"<w:body>{body}{SECTION}</w:body>"),
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": part("numbering", numbering),
    }
    for name, text in others.items():
        parts[f"word/{name}.xml"] = text
        named.append((name.rstrip("0123456789"), f"{name}.xml"))
    folder, _, file = main.rpartition("/")
    parts[f"{folder}/_rels/{file}.rels"] = ties(*((kind, f"/word/{target}") for kind, target in named))
    return zipped(parts)


def layout(data: bytes, limits: Limits | None = None) -> Layout:
    return read(SourceFile("kế hoạch.docx", data, limits or Limits()))


def read_body(body: str, **parts: str) -> Layout:
    return layout(word(body, **parts))


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, number: int = 1, at: int = 0) -> str:
    said = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(r(text), properties=said) if text else p(properties=said)


def texts(said: Layout) -> list[str]:
    return [block.text for block in said.blocks if isinstance(block, Paragraph)]


def paragraph(said: Layout, at: int = 0) -> Paragraph:
    found = said.blocks[at]
    assert isinstance(found, Paragraph)
    return found


def table(said: Layout, at: int = 0) -> Table:
    found = said.blocks[at]
    assert isinstance(found, Table)
    return found


def cells(said: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in said.rows]
