"""What the characters of symbol fonts (w:sym) are in Unicode, where there is a plain one."""

from __future__ import annotations

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□",
    0x75: "◆", 0x76: "◆", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0x2D: "-", 0x61: "\u03b1", 0x62: "β", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "\u03c3", 0x44: "Δ", 0x53: "Σ",
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def symbol(font: str | None, code: str | None) -> str:
    """The Unicode character of a symbol font's code ("F0FC"), "" where there is no plain one."""
    try:
        at = int(code or "", 16)
    except ValueError:
        return ""
    table = _FONTS.get((font or "").lower())
    if table is None:
        return chr(at) if 0x20 <= at < 0xD800 else ""
    low = at & 0xFF
    known = table.get(low)
    if known or table is _WINGDINGS:
        return known or ""
    # Digits and common signs stand at their ASCII places in the Symbol font.
    return chr(low) if 0x20 <= low < 0x40 else ""
