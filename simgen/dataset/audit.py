"""The audit: a dataset proven against itself, file by file and label against label."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simgen.dataset import checks
from simgen.dataset.files import digest
from simgen.dataset.reader import frame_keys, read_frame
from simgen.dataset.store import Store, open_store
from simgen.errors import SimgenError


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. where : file or frame, relative to the dataset. what : value, expectation."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def audit(folder: Path, on_scene: Callable[[int, int], None] = lambda done, total: None) -> list[Finding]:
    """Every fault of a dataset; an empty list is a pass. on_scene(done, total) is called after each scene.

    Checked are the hashes of all files, that nothing is missing or too much, and that the labels agree: boxes with masks, ids in
    every map, depth with 3D boxes, flow with depth and motion, occlusion with amodal masks, tracks through the clip, tables.
    Raises SimgenError if the folder is no dataset.
    """
    store = open_store(folder)
    findings = list(_top_level(store))
    scenes = _scene_folders(store)
    for done, scene in enumerate(scenes, start=1):
        findings.extend(_scene(store, scene))
        on_scene(done, len(scenes))
    if not findings:
        findings.extend(checks.table_findings(store, Finding))
    return findings


def _top_level(store: Store) -> Iterator[Finding]:
    hashes = store.manifest.get("hashes")
    if hashes is None:
        yield Finding("manifest.json", "has no hashes: the dataset is unfinished; run the same generate command again")
        return
    for name, wanted in hashes.items():
        yield from _file(store.folder, name, wanted)
    listed = {name.split("/")[1] for name in hashes if name.startswith("scenes/")}
    for scene in _scene_folders(store):
        if f"{scene:06d}" not in listed:
            yield Finding(f"scenes/{scene:06d}", "is not listed in the manifest")


def _scene_folders(store: Store) -> list[int]:
    return sorted(int(p.name) for p in (store.folder / "scenes").glob("[0-9]*") if p.name.isdigit() and p.is_dir())


def _scene(store: Store, scene: int) -> Iterator[Finding]:
    folder = store.scene_folder(scene)
    place = str(folder.relative_to(store.folder))
    try:
        passport: dict[str, Any] = store.passport(scene)
        files: dict[str, str] = passport["files"]
    except (SimgenError, KeyError, TypeError) as e:
        yield Finding(f"{place}/scene.json", f"unreadable passport ({e})")
        return
    yield from (Finding(f"{place}/scene.json", what) for what in _passport_faults(passport, scene))
    broken = False
    for name, wanted in files.items():
        for finding in _file(folder, name, wanted):
            broken = True
            yield Finding(f"{place}/{finding.where}", finding.what)
    present = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"scene.json"}
    for name in sorted(present - set(files)):
        yield Finding(f"{place}/{name}", "is not listed in the passport")
    frames = []
    for key in frame_keys(store, [scene]):
        where = f"{place}/{key[1]}/{key[2]:04d}"
        try:
            frame = read_frame(store, *key)
        except (SimgenError, KeyError, ValueError, TypeError) as e:
            if not broken:
                yield Finding(where, f"unreadable ({e})")
            continue
        frames.append(frame)
        for name, what in checks.frame_findings(frame):
            yield Finding(f"{place}/{key[1]}/{name}/{key[2]:04d}", what)
    for name, what in checks.clip_findings(frames):
        yield Finding(f"{place}/{name}", what)


def _passport_faults(passport: dict[str, Any], scene: int) -> Iterator[str]:
    from simgen.recipe import recipe_from
    from simgen.scene import passport_hash

    if passport.get("index") != scene:
        yield f"says it is scene {passport.get('index')}"
    try:
        recipe_from(passport["recipe"])
    except (SimgenError, KeyError) as e:
        yield f"holds no valid recipe ({e})"
    if passport.get("hash") != (found := passport_hash(passport)):
        yield f"hash {passport.get('hash')} is not that of its content ({found})"


def _file(folder: Path, name: str, wanted: str) -> Iterator[Finding]:
    try:
        found = digest((folder / name).read_bytes())
    except OSError as e:
        yield Finding(name, f"missing or unreadable ({e.strerror})")
        return
    if found != wanted:
        yield Finding(name, f"content changed: SHA-256 {found[:12]}…, recorded {wanted[:12]}…")


def report_json(findings: list[Finding]) -> str:
    """The findings as a JSON list of {where, what}."""
    return json.dumps([{"where": f.where, "what": f.what} for f in findings], indent=1)
