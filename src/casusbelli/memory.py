"""How much address space this process holds: what a cap on further memory is counted from."""

from __future__ import annotations

from pathlib import Path

__all__ = ["held"]


def held() -> int | None:
    """Bytes of address space this process holds now; None where the platform does not tell, or can set no cap."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return None
    return pages * resource.getpagesize()
