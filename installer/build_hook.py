"""What hatchling runs before it makes a wheel or an editable install: compiles the assets and adds `resources/`.

It holds no compiling of its own: that is in `installer/assets.py`, which people run as a command.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Hatchling loads this file by its path, so the project's root is not among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import assets

COMPILED = (".ts", ".dic", ".aff")
"""Endings of sources in `resources/` whose compiled form is in the package already."""


class AssetsHook(BuildHookInterface[BuilderConfig]):
    """Compiles forms and translations in the source tree; a real wheel gets the resources inside the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is hatchling's word for the kind of build: `standard` or `editable`."""
        root = Path(self.root)
        assets.refresh(root)
        # An editable install reads resources/ where it lies, beside the package.
        if version == "standard":
            build_data["force_include"].update(_resources(root))


def _resources(root: Path) -> dict[str, str]:
    """Each file under `resources/` and its place in the wheel. What is compiled stays behind."""
    folder = root / "resources"
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {
        str(path): f"styrkort_desktop/resources/{path.relative_to(folder).as_posix()}"
        for path in sorted(files)
        if path.suffix not in COMPILED
    }
