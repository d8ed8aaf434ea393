"""The shards of an archive on Ray (extra ``kehoach[ray]``). Retries and lost workers are Ray's business."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from kehoach.corpus.shards import Shard, work
from kehoach.models.errors import KehoachError, Said, UsageError

_RETRIES = 5
_LOOK = 0.2  # seconds between two looks at what is done


class RayEngine:
    """A cluster; a shard that its worker did not finish is begun again elsewhere, up to five times."""

    def __init__(self, jobs: int, address: str | None) -> None:
        self._ray: Any = _library()
        self._own = address is None
        try:
            if address is None:
                self._ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False, logging_level="error")
            else:
                self._ray.init(address=address, log_to_driver=False, logging_level="error")
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(
                "usage.address",
                Said("không nối được tới cụm Ray", "no Ray cluster answers"),
                Said("Kiểm tra --address, ví dụ ray://máy:10001.", "Check --address, e.g. ray://host:10001."),
                address or "",
            ) from error
        self.width = max(int(self._ray.cluster_resources().get("CPU", jobs)), 1)
        self._work: Any = self._ray.remote(num_cpus=1, max_retries=_RETRIES)(work)
        self._running: list[Any] = []

    def start(self, shard: Shard, folder: Path) -> None:
        """Hands the shard to the cluster."""
        self._running.append(self._work.remote(shard, str(folder)))

    def done(self) -> Sequence[str]:
        """The shards that ended; waits a moment where none has. Raises what the shard raised."""
        ended, self._running = self._ray.wait(self._running, num_returns=1, timeout=_LOOK)
        return [self._result(one) for one in ended]

    def _result(self, one: Any) -> str:
        errors: Any = import_module("ray.exceptions")
        try:
            return self._ray.get(one)
        except errors.RayTaskError as error:
            cause = getattr(error, "cause", None)
            if isinstance(cause, KehoachError):
                raise cause from None
            raise
        except errors.RayError as error:
            why = " ".join(str(error).split())[:200]
            raise KehoachError(
                "engine.lost",
                Said(f"cụm Ray bỏ dở công việc ({why})", f"the Ray cluster gave up ({why})"),
                Said("Chạy lại lệnh: phần đã xong được giữ nguyên.", "Run again: what is done is kept."),
            ) from error

    def stop(self) -> None:
        """Ends what is under way, and the cluster where it was started here."""
        for one in self._running:
            self._ray.cancel(one, force=True)
        self._ray.shutdown()


def _library() -> Any:
    try:
        return import_module("ray")
    except ImportError as error:
        raise UsageError(
            "usage.extra",
            Said("chưa cài thư viện Ray", "the library Ray is not installed"),
            Said('Cài: pip install "kehoach[ray]".', 'Install: pip install "kehoach[ray]".'),
        ) from error
