"""Search in a store of 100,000 task rows: the median answer, and how much faster than a scan with LIKE.

    python benchmarks/search.py [--rows 100000] [--times 5]

The rows are put together from words of the trade, in 2,000 plans of 500 units; each of the queries is a whole search
(query read, FTS5 asked, rows ranked by their accents, quotations marked). The scan asks LIKE for each word over the
same folded words and takes the first rows it finds, unranked, all matching rows counted.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kehoach.corpus.identity import document_id
from kehoach.corpus.query import read_query
from kehoach.corpus.search import search
from kehoach.corpus.search_sql import Filters
from kehoach.corpus.store import Store, open_store
from kehoach.corpus.words import folded

VERBS = (
    "Rà soát", "Đẩy mạnh", "Nâng cao chất lượng", "Tổ chức tập huấn", "Triển khai", "Kiểm tra", "Công khai",
    "Tham mưu ban hành", "Đơn giản hóa", "Theo dõi, đôn đốc", "Số hóa", "Khắc phục hạn chế trong",
)  # fmt: skip
OBJECTS = (
    "thủ tục hành chính thuộc thẩm quyền giải quyết", "hồ sơ, kết quả giải quyết thủ tục hành chính",
    "hoạt động của Bộ phận Một cửa", "cơ chế một cửa, một cửa liên thông", "dịch vụ công trực tuyến toàn trình",
    "văn bản quy phạm pháp luật", "việc chấp hành kỷ luật, kỷ cương hành chính", "công tác quản lý tài sản công",
    "cơ sở dữ liệu quốc gia về dân cư", "ứng dụng công nghệ thông tin, chuyển đổi số", "vị trí việc làm",
    "tinh giản biên chế", "sự hài lòng của người dân, doanh nghiệp", "thanh toán không dùng tiền mặt",
    "mở rộng mô hình cải cách", "sáng kiến cải cách hành chính", "quy chế chi tiêu nội bộ", "chữ ký số cá nhân",
)  # fmt: skip
TAILS = (
    "bảo đảm đúng quy định", "trên địa bàn tỉnh Đắk Lắk", "tại các xã, phường", "của công chức, viên chức",
    "theo Nghị quyết số 76/NQ-CP", "gắn với Đề án 06", "phục vụ người dân", "trong năm", "theo Kế hoạch số 12/KH-UBND",
)  # fmt: skip
BODIES = (
    "Văn phòng HĐND và UBND", "Sở Nội vụ", "Phòng Văn hóa - Xã hội", "Công chức Tư pháp - Hộ tịch",
    "Trung tâm Phục vụ hành chính công", "Sở Tài chính", "Phòng Kinh tế", "Công an xã", "Các sở, ban, ngành",
)  # fmt: skip
FIELDS = ("steering", "institutions", "procedures", "organisation", "civil_service", "public_finance", "digital")
QUERIES: tuple[tuple[str, Filters], ...] = (
    ("một cửa", Filters()),
    ("mot cua", Filters()),
    ("cải cách hành chính", Filters()),
    ("cai cach", Filters()),
    ("dak lak", Filters()),
    ("thủ tục hành chính", Filters(year=2024)),
    ("số hóa hồ sơ", Filters(field="digital")),
    ('"một cửa" NOT "liên thông"', Filters()),
    ("một cửa", Filters(body="Văn phòng", year=2024, due_before="2024-06-30", field="digital")),
    ("mo", Filters()),
    ("công*", Filters()),
    ("76/NQ-CP", Filters()),
    ("sáng kiến OR mô hình", Filters(unit="xã 17")),
    ("đề án 06", Filters(body="Công an")),
    ("chữ ký số", Filters(due_before="2023-03-31")),
    ("từ không có ở đâu", Filters()),
)
PLANS = 2000


def main() -> None:
    """Prints one line a query and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        path = filled(Path(folder) / "kho.db", asked.rows)
        size = path.stat().st_size / 1e6
        print(f"{asked.rows:,} task rows, {size:,.0f} MB, made in {time.perf_counter() - started:.1f} s\n")
        with open_store(path) as store:
            measure(store, asked.times)


def measure(store: Store, times: int) -> None:
    """Times each query and its scan."""
    found: list[float] = []
    scanned: list[float] = []
    print(f"{'search ms':>10} {'LIKE ms':>9} {'ratio':>7} {'hits':>5}  query")
    for words, filters in QUERIES:
        mine = _median(lambda words=words, filters=filters: search(store, words, filters), times)
        scan = _median(lambda words=words: scan_of(store, words), max(times // 2, 1))
        hits = len(search(store, words, filters).hits)
        found.append(mine)
        scanned.append(scan)
        asked = {name: value for name in Filters.__slots__ if (value := getattr(filters, name)) is not None}
        print(f"{mine:10.1f} {scan:9.1f} {scan / mine:7.1f} {hits:5}  {words} {asked or ''}")
    mine, scan = statistics.median(found), statistics.median(scanned)
    print(f"\nmedian {mine:.1f} ms (highest {max(found):.1f} ms); LIKE {scan:.1f} ms; ratio {scan / mine:.1f}")


def scan_of(store: Store, words: str) -> int:
    """How many rows hold all words of a query, found by LIKE without an index."""
    plain = [folded(" ".join(term.words)) for term in read_query(words).terms]
    where = " AND ".join(["(words LIKE ? OR body_words LIKE ? OR output_words LIKE ?)"] * len(plain))
    values = [f"%{word}%" for word in plain for _ in range(3)]
    row = next(store.select(f"SELECT COUNT(*) AS many FROM tasks WHERE {where}", values))
    return int(row["many"])


def _median(work: Callable[[], object], times: int) -> float:
    taken: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def filled(path: Path, rows: int) -> Path:
    """A store with that many task rows, the same for the same number."""
    chance = random.Random(20240630)
    plans = [_plan(number) for number in range(PLANS)]
    with open_store(path, write=True) as store:
        store.upsert("documents", plans)
        store.upsert("tasks", _tasks(plans, rows, chance))
        store.upsert(
            "deadlines",
            (
                {
                    "id": row["id"], "document": row["document"], "task": row["id"], "raw": "", "kind": "date",
                    "due": row["due"], "origin": "cell",
                }
                for row in store.rows("tasks")
            ),
        )  # fmt: skip
    return path


def _plan(number: int) -> dict[str, Any]:
    unit, year = f"xã {number % 500}", 2022 + number // 500
    sha256 = f"{number * 7919:064x}"[::-1]
    counts = ("issue_count", "task_count", "duty_count", "score_count", "finding_count")
    return {
        "id": document_id(sha256), "sha256": sha256, "reader_version": "1", "path": f"{number}.docx",
        "name": f"{number}.docx", "media": "docx", "size": 1, "status": "ok", "kind": "plan", "issuer": f"UBND {unit}",
        "unit": folded(f"UBND {unit} | UBND huyện {number % 50}"), "title": f"Kế hoạch năm {year}", "plan_year": year,
        "issued": f"{year}-01-15", "reader": "docx", "coverage": 1.0, "claimed": 0.9, "error_findings": 0,
        "warning_findings": 0, **dict.fromkeys(counts, 0),
    }  # fmt: skip


def _tasks(plans: list[dict[str, Any]], rows: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        plan = plans[number % len(plans)]
        text = f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(TAILS)}, {chance.choice(TAILS)}"
        lead, coop = chance.choice(BODIES), "; ".join(chance.sample(BODIES, 2))
        due = f"{plan['plan_year']}-{chance.randint(1, 12):02}-28"
        yield {
            "id": plan["id"] + 1 + number // len(plans), "document": plan["id"], "record": f"t{number}",
            "section": "II", "field": chance.choice(FIELDS), "role": "task", "text": text, "lead": lead, "coop": coop,
            "inherited": 0, "deadline_raw": due, "deadline_kind": "date", "due": due, "actions": 0,
            "words": folded(text), "body_words": folded(f"{lead} ; {coop}"), "output_words": "",
        }  # fmt: skip


if __name__ == "__main__":
    main()
