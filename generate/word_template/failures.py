"""What can be wrong with a Word template, each with its place, its code and what to do."""

from __future__ import annotations

from kehoach.generate.word_template.places import Place
from kehoach.models.errors import NO_HINT, Said, TemplateError


def failure(code: str, vi: str, en: str, place: Place | None = None, hint: Said = NO_HINT) -> TemplateError:
    """The error ``template.<code>``; where it has a place, the message ends with it."""
    if place is not None:
        said = place.said()
        vi, en = f"{vi} ({said.vi})", f"{en} ({said.en})"
    return TemplateError(f"template.{code}", Said(vi, en), hint, place.part if place else "")


def not_word(vi: str, en: str) -> TemplateError:
    """The file is no Word file, or a broken one."""
    hint = Said("Lưu mẫu thành .docx bằng Word hoặc LibreOffice.", "Save the template as .docx in Word or LibreOffice.")
    return failure("not_docx", f"Mẫu không phải tệp Word dùng được: {vi}", f"No usable Word file: {en}", hint=hint)


def too_large(vi: str, en: str) -> TemplateError:
    """The file passes a limit while it is unpacked."""
    hint = Said("Bỏ ảnh lớn, chỉ dùng mẫu từ nguồn tin cậy.", "Drop large pictures; use templates you trust.")
    return failure("too_large", f"Mẫu vượt giới hạn an toàn: {vi}", f"The template passes a limit: {en}", hint=hint)


def unsafe(vi: str, en: str, place: Place | None = None) -> TemplateError:
    """The template asks for what no plan needs and attacks do."""
    hint = Said("Chỉ dùng mẫu từ nguồn tin cậy; xóa phần này khỏi mẫu.", "Use templates you trust; remove this.")
    return failure("unsafe", f"Mẫu có phần không an toàn: {vi}", f"The template is not safe: {en}", place, hint)


def limit(vi: str, en: str, place: Place | None = None) -> TemplateError:
    """Filling in the template takes more than a plan ever does."""
    hint = Said("Xem lại vòng lặp trong mẫu.", "Look at the loops of the template.")
    return failure("limit", f"Soạn theo mẫu quá giới hạn: {vi}", f"The template passes a limit: {en}", place, hint)
