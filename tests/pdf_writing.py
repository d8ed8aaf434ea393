"""Small PDFs written by hand, so that a test can set every letter and rule where a trap needs it.

Places are points from the top left of the upright page. Letters have fixed widths (thousandths of the size).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

NARROW, WIDE, SPACE, PLAIN = 280, 780, 250, 500
LATIN = "".join(map(chr, range(0x20, 0x250)))
OTHER = "".join(map(chr, range(0x1E00, 0x1F00))) + "–—−•“”‘’…\u2010\u2011\uf0b7"
LETTERS = LATIN + OTHER
FACES = {
    "plain": "TimesNewRomanPSMT",
    "bold": "TimesNewRomanPS-BoldMT",
    "italic": "TimesNewRomanPS-ItalicMT",
    "fallback": "DejaVuSerif",
}


def letter_width(letter: str) -> int:
    if letter == " ":
        return SPACE
    if letter in "iíìỉĩịljtfr.,;:'!|()[]/-":
        return NARROW
    return WIDE if letter in "mMwW—" else PLAIN


def text_width(text: str, size: float) -> float:
    return sum(map(letter_width, text)) * size / 1000


def _codes(text: str) -> str:
    return "".join(f"{LETTERS.index(letter):04x}" for letter in text)


@dataclass
class Page:
    """One page; ``turn`` is its /Rotate, ``left`` and ``low`` shift its media box."""

    width: float = 595
    height: float = 842
    turn: int = 0
    left: float = 0
    low: float = 0
    marks: list[str] = field(default_factory=list)
    has_image: bool = False

    def _y(self, y: float) -> float:
        return self.low + self.height - y

    def text(self, x: float, y: float, text: str, face: str = "plain", size: float = 13, spread: float = 0) -> Page:
        """Text with its baseline at y; ``spread`` widens every space, as justified lines have it."""
        number = list(FACES).index(face)
        if spread:
            parts = [f"<{_codes(word + ' ')}> {-spread * 1000 / size:.1f}" for word in text.split(" ")]
            shown = f"[{' '.join(parts)}] TJ"
        else:
            shown = f"<{_codes(text)}> Tj"
        self.marks.append(f"BT /F{number} {size} Tf 1 0 0 1 {self.left + x:.2f} {self._y(y):.2f} Tm {shown} ET")
        return self

    def holed(self, x: float, y: float, text: str, fallback: str, size: float = 13) -> Page:
        """Text whose letters in ``fallback`` come after the others, in a second font, into gaps left for them."""
        for face, wanted in (("plain", False), ("fallback", True)):
            parts = [
                f"<{LETTERS.index(letter):04x}>" if (letter in fallback) is wanted else f"{-letter_width(letter)}"
                for letter in text
            ]
            number = list(FACES).index(face)
            place = f"{self.left + x:.2f} {self._y(y):.2f}"
            self.marks.append(f"BT /F{number} {size} Tf 1 0 0 1 {place} Tm [{' '.join(parts)}] TJ ET")
        return self

    def scaled(self, x: float, y: float, text: str, size: float = 13) -> Page:
        """Every word and every space an object of its own, sizes given by matrices, as some writers do."""
        at = x
        self.marks.append(f"q 0.24 0 0 0.24 {self.left} {self.low} cm")
        for part in re.findall(r" +|[^ ]+", text):
            place = f"{at / 0.24:.2f} {(self.height - y) / 0.24:.2f}"
            self.marks.append(f"BT /F0 1 Tf {size / 0.24} 0 0 {size / 0.24} {place} Tm <{_codes(part)}> Tj ET")
            at += text_width(part, size)
        self.marks.append("Q")
        return self

    def upward(self, x: float, y: float, text: str, size: float = 13) -> Page:
        """Text that runs from the bottom to the top."""
        place = f"{self.left + x:.2f} {self._y(y):.2f}"
        self.marks.append(f"BT /F0 {size} Tf 0 1 -1 0 {place} Tm <{_codes(text)}> Tj ET")
        return self

    def centred(self, middle: float, y: float, text: str, face: str = "plain", size: float = 13) -> Page:
        return self.text(middle - text_width(text, size) / 2, y, text, face, size)

    def lines(self, x: float, y: float, lines: list[str], pitch: float = 18, size: float = 13) -> Page:
        for at, line in enumerate(lines):
            self.text(x, y + at * pitch, line, size=size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A stroked line."""
        self.marks.append(f"0.5 w {self.left + x0} {self._y(y0)} m {self.left + x1} {self._y(y1)} l S")
        return self

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A filled bar half a point thick, as Word draws table borders."""
        wide, high = max(x1 - x0, 0.5), max(y1 - y0, 0.5)
        self.marks.append(f"{self.left + x0} {self._y(y0) - high} {wide} {high} re f*")
        return self

    def grid(self, xs: list[float], ys: list[float], draw: str = "rule") -> Page:
        for y in ys:
            getattr(self, draw)(xs[0], y, xs[-1], y)
        for x in xs:
            getattr(self, draw)(x, ys[0], x, ys[-1])
        return self

    def image(self) -> Page:
        self.has_image = True
        self.marks.append(f"q {self.width} 0 0 {self.height} {self.left} {self.low} cm /Im0 Do Q")
        return self


def _to_unicode() -> bytes:
    rows = [f"<{at:04x}> <{ord(letter):04x}>" for at, letter in enumerate(LETTERS)]
    blocks = "".join(
        f"{len(rows[at : at + 100])} beginbfchar\n" + "\n".join(rows[at : at + 100]) + "\nendbfchar\n"
        for at in range(0, len(rows), 100)
    )
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    head += "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    return (head + blocks + "endcmap end end").encode()


def pdf_bytes(*pages: Page, locked: bool = False) -> bytes:
    """A whole PDF of these pages; ``locked`` adds an encryption dictionary nobody has the password of."""
    objects: list[bytes] = []

    def add(body: bytes | str) -> int:
        objects.append(body.encode() if isinstance(body, str) else body)
        return len(objects)

    def stream(data: bytes, entries: str = "") -> int:
        packed = zlib.compress(data)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        return add(head.encode() + packed + b"\nendstream")

    unicode_map = stream(_to_unicode())
    widths = " ".join(str(letter_width(letter)) for letter in LETTERS)
    fonts: list[str] = []
    for number, (face, name) in enumerate(FACES.items()):
        flags = 4 | (64 if face == "italic" else 0)
        descriptor = add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags}"
            " /FontBBox [0 -216 1000 891] /ItalicAngle 0 /Ascent 891 /Descent -216 /CapHeight 660 /StemV 80 >>"
        )
        child = add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R"
            f" /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /W [0 [{widths}]] >>"
        )
        parent = add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
            f" /DescendantFonts [{child} 0 R] /ToUnicode {unicode_map} 0 R >>"
        )
        fonts.append(f"/F{number} {parent} 0 R")
    image = stream(
        b"\x80",
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
    )
    tree = len(objects) + 2 * len(pages) + 1
    kids: list[int] = []
    for page in pages:
        content = stream("\n".join(page.marks).encode())
        box = f"[{page.left} {page.low} {page.left + page.width} {page.low + page.height}]"
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} /Rotate {page.turn} /Contents {content} 0 R"
                f" /Resources << /Font << {' '.join(fonts)} >> /XObject << /Im0 {image} 0 R >> >> >>"
            )
        )
    add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    extra = ""
    if locked:
        lock = add(f"<< /Filter /Standard /V 1 /R 2 /P -44 /O <{'ab' * 32}> /U <{'cd' * 32}> >>")
        extra = f" /Encrypt {lock} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    return _with_table(objects, f"/Root {root} 0 R{extra}")


def _with_table(objects: list[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
