"""Instances as arrays: what does not depend on the camera is gathered once per tuple of instances.

Rows are the instances, static ones first, then once more those with a coarser caster (`Instance.caster`), with its mesh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.errors import SimgenError
from simgen.mesh import Material
from simgen.renderers.raster.arena import Arena, MeshSlot, Segment
from simgen.renderers.raster.materials import Materials
from simgen.snapshot import Instance, Snapshot

TWO_SIDED, MASKED, SKINNED, PANE = 1, 2, 4, 8
BATCHES = 16
MAX_ROWS = (1 << 20) - 1
_REST = np.eye(4)
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class InstanceTable:
    """N rows: instances, or their casters.

    T_now, T_next : (N, 4, 4) object to world. sphere : (N, 4) bounding sphere of the posed mesh, object frame.
    bounds : (N, 2, 3) bounds of the posed mesh, object frame. plan_m2 : (N,) what the mesh at rest covers seen from above.
    info : (N, 4) uint32 for the shaders: offset into `palette`, first joint matrix now and next, skin shift (used where SKINNED).
    palette : material rows by slot. joints : (J, 3, 4).
    An instance has one rigid part or, where every face follows one joint, as many as joints: part_row : (P,) instance.
    part_now, part_next : (P, 4, 4) part to world.
    What is drawn are M items, the opaque and the masked faces of each part: item_part, item_row : (M,) part and instance.
    item_draw : (M, 3) int64 index count, first index, base vertex. item_kind : (M,) the same for items with the same item_draw.
    item_batch : (M,) a sum of TWO_SIDED, MASKED, SKINNED and PANE; one state and one shader draw a batch.
    pictured : (N,) whether the row is drawn in pictures and labels. casts_fine, casts_coarse : (N,) whether it is drawn in shadow maps
    whose texels are finer than the differences between levels of detail, and in the others.
    """

    T_now: Floats
    T_next: Floats
    sphere: Floats
    bounds: Floats
    plan_m2: Floats
    info: NDArray[np.uint32]
    part_row: NDArray[np.int64]
    part_now: Floats
    part_next: Floats
    item_part: NDArray[np.int64]
    item_row: NDArray[np.int64]
    item_draw: NDArray[np.int64]
    item_kind: NDArray[np.int64]
    item_batch: NDArray[np.int64]
    pictured: NDArray[np.bool_]
    casts_fine: NDArray[np.bool_]
    casts_coarse: NDArray[np.bool_]
    instance_id: NDArray[np.uint32]
    semantic: NDArray[np.uint8]
    palette: NDArray[np.uint32]
    joints: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.T_now)

    @property
    def world_sphere(self) -> Floats:
        """(N, 4) centre and radius in the world."""
        center = np.einsum("nij,nj->ni", self.T_now[:, :3, :3], self.sphere[:, :3]) + self.T_now[:, :3, 3]
        scale = np.linalg.norm(self.T_now[:, :3, :3], axis=1).max(axis=1)
        return np.concatenate([center, (self.sphere[:, 3] * scale)[:, None]], axis=1)


class TableCache:
    """Tables of snapshots; the parts of `static` and `dynamic` are kept while the same tuples come again."""

    def __init__(self, arena: Arena, materials: Materials) -> None:
        self._arena, self._materials = arena, materials
        self._parts: dict[bool, tuple[tuple[Instance, ...], tuple[int, int], InstanceTable, InstanceTable]] = {}
        self._whole: tuple[InstanceTable, InstanceTable, InstanceTable] | None = None

    def table(self, snapshot: Snapshot) -> InstanceTable:
        """The table of a snapshot. Uploads what the GPU does not have yet."""
        groups = {True: snapshot.static, False: snapshot.dynamic}
        if any(not self._is_current(key, group) for key, group in groups.items()):
            everything = snapshot.instances
            if len(everything) > MAX_ROWS:
                raise SimgenError(f"{len(everything)} instances; one picture can hold {MAX_ROWS}")
            self._arena.require(mesh for i in everything for mesh in (i.mesh, i.caster) if mesh is not None)
            self._materials.require((m for materials in _unique_tuples(everything) for m in materials), snapshot.textures)
        for key, group in groups.items():
            if not self._is_current(key, group):
                versions = (self._arena.generation, self._materials.generation)
                seen, casters = build_table(group, self._arena, self._materials), caster_table(group, self._arena, self._materials)
                self._parts[key] = (group, versions, seen, casters)
        (_, _, static, static_casters), (_, _, dynamic, casters) = self._parts[True], self._parts[False]
        if self._whole is None or self._whole[0] is not static or self._whole[1] is not dynamic:
            self._whole = (static, dynamic, joined([static, dynamic, static_casters, casters]))
        return self._whole[2]

    def _is_current(self, key: bool, group: tuple[Instance, ...]) -> bool:
        part = self._parts.get(key)
        return part is not None and part[0] is group and part[1] == (self._arena.generation, self._materials.generation)


def build_table(instances: tuple[Instance, ...], arena: Arena, materials: Materials) -> InstanceTable:
    """The table of some instances whose meshes and materials are on the GPU."""
    n = len(instances)
    rows = _Rows(arena, materials)
    for instance in instances:
        rows.add(instance)
    T_now = np.array([i.T_world_obj for i in instances], np.float64).reshape(n, 4, 4)
    next_T = [i.T_world_obj if i.T_world_obj_next is None else i.T_world_obj_next for i in instances]
    T_next = np.array(next_T, np.float64).reshape(n, 4, 4)
    item = np.array(rows.items, np.int64).reshape(-1, 6)
    part_row = np.array([k for k, _, _ in rows.parts], np.int64)
    return InstanceTable(
        T_now=T_now,
        T_next=T_next,
        part_row=part_row,
        part_now=T_now[part_row] @ np.array([p for _, p, _ in rows.parts], np.float64).reshape(-1, 4, 4),
        part_next=T_next[part_row] @ np.array([p for _, _, p in rows.parts], np.float64).reshape(-1, 4, 4),
        sphere=np.array(rows.spheres, np.float64).reshape(n, 4),
        bounds=np.array(rows.bounds, np.float64).reshape(n, 2, 3),
        plan_m2=np.array(rows.plans, np.float64),
        info=np.array(rows.info, np.uint32).reshape(n, 4),
        item_part=item[:, 0],
        item_row=part_row[item[:, 0]],
        item_draw=item[:, 1:4],
        item_kind=item[:, 4],
        item_batch=item[:, 5],
        pictured=np.ones(n, bool),
        casts_fine=np.array([i.casts_shadow for i in instances], bool),
        casts_coarse=np.array([i.casts_shadow and i.caster is None for i in instances], bool),
        instance_id=np.array([i.instance_id for i in instances], np.uint32),
        semantic=np.array([i.semantic for i in instances], np.uint8),
        palette=np.array(rows.palette, np.uint32),
        joints=np.concatenate(rows.joints) if rows.joints else np.zeros((0, 3, 4), np.float32),
    )


class _Rows:
    """What `build_table` gathers, instance by instance; see `InstanceTable`."""

    def __init__(self, arena: Arena, materials: Materials) -> None:
        self._arena, self._materials = arena, materials
        self._kinds: dict[tuple[int, int], int] = {}
        self._offsets: dict[int, int] = {}
        self._joint_count = 0
        self.items: list[tuple[int, int, int, int, int, int]] = []
        self.parts: list[tuple[int, Floats, Floats]] = []  # row, and its matrix now and next
        self.palette: list[int] = []
        self.joints: list[NDArray[np.float32]] = []
        self.info: list[tuple[int, int, int, int]] = []
        self.bounds: list[Floats] = []
        self.spheres: list[Floats] = []
        self.plans: list[float] = []

    def add(self, instance: Instance) -> None:
        """The next row."""
        slot = self._arena.slot(instance.mesh)
        posed = instance.pose is not None and instance.mesh.joints is not None
        now = np.asarray(instance.pose, np.float32) if posed else None
        later = np.asarray(instance.pose_next, np.float32) if posed and instance.pose_next is not None else now
        self._add_parts(instance, slot, now, later)
        first = shift = 0
        if slot.blended and now is not None and later is not None:
            first, shift = self._joint_count, slot.skin_shift & 0xFFFFFFFF
            self.joints += [now[:, :3], later[:, :3]]
            self._joint_count += 2 * len(now)
        later_first = first + len(now) if slot.blended and now is not None else 0
        self.info.append((self._palette_offset(instance), first, later_first, shift))
        bounds, sphere = slot.bounds, slot.sphere
        if now is not None:
            if slot.joint_bounds is not None:
                bounds = posed_bounds(slot.joint_bounds, now)
            center = bounds.mean(axis=0)
            sphere = np.array([*center, np.linalg.norm(bounds[1] - center)])
        self.bounds.append(bounds)
        self.spheres.append(sphere)
        self.plans.append(slot.plan_m2)

    def _add_parts(self, instance: Instance, slot: MeshSlot, now: NDArray[np.float32] | None, later: NDArray[np.float32] | None) -> None:
        row = len(self.info)
        skinned = slot.blended and now is not None
        for segment in slot.segments:
            for first, count, kind_of in _runs(instance, slot, segment):
                kind = self._kinds.setdefault((first, count), len(self._kinds))
                batch = SKINNED * skinned + kind_of + TWO_SIDED * instance.mesh.two_sided
                self.items.append((len(self.parts), count, first, slot.base_vertex, kind, batch))
            if now is None or later is None or segment.joint is None:
                self.parts.append((row, _REST, _REST))
            else:
                self.parts.append((row, now[segment.joint].astype(np.float64), later[segment.joint].astype(np.float64)))

    def _palette_offset(self, instance: Instance) -> int:
        """Where the rows of its materials begin in the palette; a tuple that comes again is there once."""
        key = id(instance.materials)
        if key not in self._offsets:
            self._offsets[key] = len(self.palette)
            self.palette += [self._materials.row(m) for m in instance.materials]
        return self._offsets[key]


def caster_table(instances: tuple[Instance, ...], arena: Arena, materials: Materials) -> InstanceTable:
    """The table of the coarser casters among some instances: rows that are in coarse shadow maps only."""
    chosen = tuple(replace(i, mesh=i.caster, caster=None) for i in instances if i.caster is not None)
    none = np.zeros(len(chosen), bool)
    return replace(build_table(chosen, arena, materials), pictured=none, casts_fine=none)


def joined(tables: Sequence[InstanceTable]) -> InstanceTable:
    """One table of several, offsets shifted."""

    def offsets(counts: list[int]) -> NDArray[np.int64]:
        return np.cumsum([0, *counts[:-1]])

    rows, parts = offsets([len(t) for t in tables]), offsets([len(t.part_row) for t in tables])
    kinds = offsets([int(t.item_kind.max(initial=-1)) + 1 for t in tables])
    palettes, joints = offsets([len(t.palette) for t in tables]), offsets([len(t.joints) for t in tables])
    shifts: dict[str, list[NDArray[Any]]] = {
        "part_row": list(rows), "item_part": list(parts), "item_row": list(rows), "item_kind": list(kinds),
        "info": [np.array([p, j, j, 0], np.uint32) for p, j in zip(palettes, joints, strict=True)],
    }  # fmt: skip
    out = {}
    for field in fields(InstanceTable):
        columns = [getattr(t, field.name) for t in tables]
        if field.name in shifts:
            columns = [column + shift for column, shift in zip(columns, shifts[field.name], strict=True)]
        out[field.name] = np.concatenate(columns)
    return InstanceTable(**out)


def posed_bounds(joint_bounds: Floats, pose: NDArray[np.floating]) -> Floats:
    """(2, 3) bounds that hold the mesh under the skinning matrices (J, 4, 4): a vertex lies in the hull of its images by the
    joints that move it, and so in the box of the images of those joints' rest boxes (J, 2, 3)."""
    used = np.flatnonzero(~np.isnan(joint_bounds[:, 0, 0]))
    pick = np.array([(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)])
    corners = np.take_along_axis(joint_bounds[used], pick[None], axis=1)
    moved = corners @ pose[used, :3, :3].transpose(0, 2, 1) + pose[used, None, :3, 3]
    return np.stack([moved.min(axis=(0, 1)), moved.max(axis=(0, 1))])


def _runs(instance: Instance, slot: MeshSlot, segment: Segment) -> Iterator[tuple[int, int, int]]:
    """First index, index count and MASKED, PANE or 0, of runs of a segment's material slots."""
    materials = instance.materials
    if len(materials) < slot.slot_count:
        raise SimgenError(
            f"instance {instance.instance_id} has {len(materials)} materials, but its mesh {instance.mesh.key} uses "
            f"{slot.slot_count} slots; give one material per slot"
        )
    ends = segment.slot_ends
    kinds = [MASKED if m.alpha == "mask" and m.texture is not None else PANE if m.transmittance > 0 else 0 for m in materials[: len(ends)]]
    start = 0
    for k, end in enumerate(ends):
        if k + 1 == len(ends) or kinds[k + 1] != kinds[k]:
            if end > start:
                yield segment.first_index + start, end - start, kinds[k]
            start = end


def _unique_tuples(instances: tuple[Instance, ...]) -> list[tuple[Material, ...]]:
    return list({id(i.materials): i.materials for i in instances}.values())
