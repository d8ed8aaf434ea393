"""The standard reader of convert: a file's bytes to the rows of its document."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import PurePath

from kehoach.corpus.identity import reader_version
from kehoach.corpus.outcome import Document
from kehoach.models.errors import Said, SourceError

# Text that is no document: a person who names such a file means it, in a folder it only lies there.
_NO_DOCUMENTS = frozenset(
    {
        ".bat", ".c", ".cfg", ".conf", ".css", ".csv", ".geojson", ".ini", ".js", ".json", ".jsonl", ".log", ".ps1",
        ".py", ".r", ".rtf", ".sh", ".sql", ".srt", ".svg", ".toml", ".ts", ".tsv", ".url", ".vbs", ".xml", ".yaml",
        ".yml",
    }
)  # fmt: skip

_WARM = 2


def read_document(data: bytes, name: str, beat: Callable[[], None]) -> Document:
    """The rows of one document, read and audited; ``beat`` is called after each step.

    Raises:
        SourceError: the document cannot be read.
    """
    from kehoach.audit.runner import audit
    from kehoach.corpus.flatten import flatten
    from kehoach.extract.assemble import read_bytes

    _check_name(data, name)
    reading = read_bytes(data, name)
    beat()
    found = audit(reading)
    beat()
    return flatten(reading.plan, found, reader_version())


def _check_name(data: bytes, name: str) -> None:
    """Refuses text of a program or of a table, which the reader of plain text would take for a plan."""
    from kehoach.extract.sources.detect import source_of
    from kehoach.extract.sources.file import SourceFile

    suffix = PurePath(name).suffix.lower()
    if suffix in _NO_DOCUMENTS and source_of(SourceFile(name, data)).MEDIA == "text":
        raise SourceError(
            "type.unsupported",
            Said(f"tệp {suffix} không phải văn bản hành chính", f"a {suffix} file is no administrative document"),
            Said("Bỏ qua, hoặc lưu lại ở dạng .docx nếu là văn bản.", "Leave it, or save it as .docx where it is one."),
            name,
        )


_PAGE = """UBND TỈNH A
UBND XÃ B
Số: 1/KH-UBND
B, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024
Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;
I. KẾT QUẢ
Tổng điểm đạt 82,5/100 điểm, xếp thứ 3, tăng 1,5 điểm so với năm 2023.
II. NHIỆM VỤ
1. Văn phòng HĐND và UBND xã chủ trì, phối hợp với các bộ phận rà soát thủ tục, hoàn thành trước ngày 30/6/2024.
- Phấn đấu trên 80% hồ sơ được giải quyết đúng hạn.
| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Sản phẩm |
|---|---|---|---|---|
| 1 | Công khai thủ tục | Bộ phận một cửa | Quý II/2024 | Báo cáo |
III. TỔ CHỨC THỰC HIỆN
Giao công chức Văn hóa - Xã hội theo dõi, đôn đốc và tổng hợp kết quả hằng quý.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""

# A blank page: it is refused, once all that opens it is loaded.
_BLANK = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj
trailer <</Root 1 0 R>>
"""


def warm() -> None:
    """Loads what every document needs, so that a worker begins ready: each format's reader, and a page is read."""
    from kehoach.extract.sources import detect

    for name in detect.source_names():
        import_module(f"kehoach.extract.sources.{name}")
    with suppress(SourceError):
        read_document(_BLANK, "blank.pdf", lambda: None)
    for number in range(_WARM):  # some ways are compiled only when they are walked again
        read_document(_PAGE.replace("2024", f"20{24 + number}").encode(), "warm.txt", lambda: None)
