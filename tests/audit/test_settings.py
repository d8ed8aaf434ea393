"""Settings of an audit: where they are found, what they may say, what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit_material import audited, found

from kehoach.audit.baseline import dump, load
from kehoach.audit.inspection import inspect
from kehoach.audit.settings import Settings, Suppression, find_settings, load_settings, matches
from kehoach.extract.assemble import read_bytes
from kehoach.models.errors import UsageError


def _written(folder: Path, text: str, name: str = "kehoach.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestFinding:
    def test_the_nearest_file_with_the_table_holds(self, tmp_path: Path) -> None:
        _written(tmp_path, '[audit]\nmin-severity = "warning"\n')
        inner = tmp_path / "phường" / "2026"
        inner.mkdir(parents=True)
        _written(tmp_path / "phường", "[tool.other]\nselect = 1\n", "pyproject.toml")
        assert find_settings(inner).choice.least == "warning"
        _written(tmp_path / "phường", '[tool.kehoach.audit]\nmin-severity = "error"\n', "pyproject.toml")
        assert find_settings(inner).choice.least == "error"

    def test_without_a_file_everything_counts(self, tmp_path: Path) -> None:
        assert find_settings(tmp_path) == Settings()

    def test_paths_are_beside_the_file(self, tmp_path: Path) -> None:
        settings = load_settings(_written(tmp_path, '[audit]\nbaseline = "mốc.json"\nscores = "điểm.xlsx"\n'))
        assert settings.baseline == tmp_path / "mốc.json"
        assert settings.scores == tmp_path / "điểm.xlsx"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[audit\n", "settings.syntax"),
        ("[audit]\nselct = []\n", "settings.key"),
        ('[audit]\nselect = "docno"\n', "settings.value"),
        ("[audit]\nbaseline = 3\n", "settings.value"),
        ('[audit]\nmin-severity = "big"\n', "settings.value"),
        ('[audit]\nper-file-ignores = ["*"]\n', "settings.value"),
        ('[audit]\nignore = ["docnum"]\n', "usage.code"),
        ('[[audit.suppress]]\ncode = "docno-missing"\n', "settings.reason"),
        ('[[audit.suppress]]\ncode = "docno-missing"\nreason = "  "\n', "settings.reason"),
        ('[[audit.suppress]]\nreason = "Dự thảo"\n', "settings.value"),
        ('[[audit.suppress]]\ncode = "docno-missing"\nreason = "Dự thảo"\nline = "3"\n', "settings.key"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_file(tmp_path: Path, text: str, code: str) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_settings(path)
    assert caught.value.code == code
    assert caught.value.where == str(path)
    assert caught.value.message.vi != caught.value.message.en


@pytest.mark.parametrize(
    ("name", "pattern", "wanted"),
    [
        ("hồ sơ/2026/phụ lục 1.docx", "phụ lục*.docx", True),
        ("hồ sơ/2026/phụ lục 1.docx", "2026/*.docx", True),
        ("/nhà/hồ sơ/2026/kh.docx", "hồ sơ/*", True),
        ("kh.docx", "*.docx", True),
        ("kh.docx", "2026/*.docx", False),
        ("kh.pdf", "*.docx", False),
    ],
)
def test_a_pattern_means_the_path_or_its_end(name: str, pattern: str, wanted: bool) -> None:
    assert matches(name, pattern) is wanted


class TestLeavingOut:
    ONE = audited()

    def test_a_file_can_have_its_own_exceptions(self, tmp_path: Path) -> None:
        settings = load_settings(_written(tmp_path, '[audit.per-file-ignores]\n"nháp*" = ["docno"]\n'))
        assert not settings.choice_for("hồ sơ/nháp 1.docx").takes("docno-missing")
        assert settings.choice_for("hồ sơ/chính thức.docx").takes("docno-missing")

    @pytest.mark.parametrize(
        ("entry", "wanted"),
        [
            (Suppression("deadline-vague", "Trực hằng ngày"), True),
            (Suppression("deadline", "Trực hằng ngày"), True),
            (Suppression("deadline-vague", "Trực hằng ngày", quote="thường XUYÊN"), True),
            (Suppression("deadline-vague", "Trực hằng ngày", file="*.txt"), True),
            (Suppression("deadline-vague", "Trực hằng ngày", file="*.docx"), False),
            (Suppression("deadline-vague", "Trực hằng ngày", quote="Hằng năm"), False),
            (Suppression("deadline-missing", "Trực hằng ngày"), False),
        ],
    )
    def test_a_suppression_covers_a_code_some_files_and_some_words(self, entry: Suppression, wanted: bool) -> None:
        finding = found(self.ONE, "deadline-vague", "Thường xuyên")
        assert entry.covers(finding, "hồ sơ/kế hoạch.txt") is wanted

    def test_what_is_suppressed_is_set_aside_with_its_reason(self) -> None:
        reading = read_bytes(self.ONE.plan.text.encode(), "kế hoạch.txt")
        settings = Settings(suppressions=(Suppression("docno-missing", "Dự thảo chưa cấp số"),))
        audit = inspect(reading, settings).audit
        assert "docno-missing" not in {finding.code for finding in audit.findings}
        assert [(aside.finding.code, aside.by, aside.reason) for aside in audit.set_aside] == [
            ("docno-missing", "settings", "Dự thảo chưa cấp số")
        ]


class TestBaseline:
    ONE = audited()

    def test_what_was_known_is_told_by_its_words(self, tmp_path: Path) -> None:
        path = tmp_path / "mốc.json"
        path.write_bytes(dump([self.ONE]))
        new, known = load(path).split(self.ONE.audit.findings, self.ONE.plan)
        assert (new, known) == ([], self.ONE.audit.findings)

    def test_of_several_alike_only_as_many_as_were_known_are_known(self, tmp_path: Path) -> None:
        path = tmp_path / "mốc.json"
        path.write_bytes(dump([self.ONE]))
        twice = [*self.ONE.audit.findings, self.ONE.audit.findings[3]]
        new, known = load(path).split(twice, self.ONE.plan)
        assert new == [self.ONE.audit.findings[3]]
        assert len(known) == 5

    def test_another_word_is_another_finding(self, tmp_path: Path) -> None:
        path = tmp_path / "mốc.json"
        path.write_bytes(dump([self.ONE]))
        other = found(self.ONE, "deadline-vague", "Quý II/2025")
        assert load(path).split([other], self.ONE.plan) == ([other], [])

    def test_it_is_written_alike_twice(self) -> None:
        other = audited("khác.txt")
        assert dump([self.ONE, other]) == dump([other, self.ONE])
