"""Instances as arrays: what does not depend on the camera is gathered once per tuple of instances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.errors import SimgenError
from simgen.mesh import Material
from simgen.renderers.raster.arena import Arena, MeshSlot
from simgen.renderers.raster.materials import Materials
from simgen.snapshot import Instance, Snapshot

NO_JOINTS = 0xFFFFFFFF
MAX_ROWS = (1 << 20) - 1
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class InstanceTable:
    """N instances, in the snapshot's order.

    T_now, T_next : (N, 4, 4) object to world. sphere : (N, 4) bounding sphere of the posed mesh, object frame.
    bounds : (N, 2, 3) bounds of the posed mesh, object frame. info : (N, 4) uint32 for the shaders: offset into `palette`,
    first joint matrix now and next (NO_JOINTS without), skin shift. palette : material rows by slot. joints : (J, 3, 4).
    What is drawn are M items, the opaque and the masked parts of each instance: item_row : (M,) instance. item_draw : (M, 3)
    int64 index count, first index, base vertex. item_kind : (M,) the same for items with the same item_draw. item_batch : (M,)
    2 * masked + two_sided.
    """

    T_now: Floats
    T_next: Floats
    sphere: Floats
    bounds: Floats
    info: NDArray[np.uint32]
    item_row: NDArray[np.int64]
    item_draw: NDArray[np.int64]
    item_kind: NDArray[np.int64]
    item_batch: NDArray[np.int64]
    casts_shadow: NDArray[np.bool_]
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
        self._parts: dict[bool, tuple[tuple[Instance, ...], tuple[int, int], InstanceTable]] = {}
        self._whole: tuple[InstanceTable, InstanceTable, InstanceTable] | None = None

    def table(self, snapshot: Snapshot) -> InstanceTable:
        """The table of all instances, static ones first. Uploads what the GPU does not have yet."""
        groups = {True: snapshot.static, False: snapshot.dynamic}
        if any(not self._is_current(key, group) for key, group in groups.items()):
            everything = snapshot.instances
            if len(everything) > MAX_ROWS:
                raise SimgenError(f"{len(everything)} instances; one picture can hold {MAX_ROWS}")
            self._arena.require(i.mesh for i in everything)
            self._materials.require((m for materials in _unique_tuples(everything) for m in materials), snapshot.textures)
        for key, group in groups.items():
            if not self._is_current(key, group):
                versions = (self._arena.generation, self._materials.generation)
                self._parts[key] = (group, versions, build_table(group, self._arena, self._materials))
        static, dynamic = self._parts[True][2], self._parts[False][2]
        if self._whole is None or self._whole[0] is not static or self._whole[1] is not dynamic:
            self._whole = (static, dynamic, joined(static, dynamic))
        return self._whole[2]

    def _is_current(self, key: bool, group: tuple[Instance, ...]) -> bool:
        part = self._parts.get(key)
        return part is not None and part[0] is group and part[1] == (self._arena.generation, self._materials.generation)


def build_table(instances: tuple[Instance, ...], arena: Arena, materials: Materials) -> InstanceTable:
    """The table of some instances whose meshes and materials are on the GPU."""
    n = len(instances)
    slots = [arena.slot(i.mesh) for i in instances]
    kinds: dict[tuple[int, int], int] = {}
    items: list[tuple[int, int, int, int, int, int]] = []
    palette: list[int] = []
    offsets: dict[int, int] = {}
    info = np.zeros((n, 4), np.uint32)
    info[:, 1:3] = NO_JOINTS
    joints: list[NDArray[np.float32]] = []
    joint_count = 0
    bounds = np.array([s.bounds for s in slots]).reshape(n, 2, 3)
    sphere = np.array([s.sphere for s in slots]).reshape(n, 4)
    for k, (instance, slot) in enumerate(zip(instances, slots, strict=True)):
        if id(instance.materials) not in offsets:
            offsets[id(instance.materials)] = len(palette)
            palette += [materials.row(m) for m in instance.materials]
        info[k, 0] = offsets[id(instance.materials)]
        for first, count, masked in _parts(instance, slot):
            kind = kinds.setdefault((first, count), len(kinds))
            items.append((k, count, first, slot.base_vertex, kind, 2 * masked + instance.mesh.two_sided))
        if instance.pose is not None and instance.mesh.joints is not None:
            now, later = np.asarray(instance.pose, np.float32), instance.pose_next
            info[k, 1] = info[k, 2] = joint_count
            info[k, 3] = np.int64(slot.skin_shift) & 0xFFFFFFFF
            joints.append(now[:, :3])
            joint_count += len(now)
            if later is not None:
                info[k, 2] = joint_count
                joints.append(np.asarray(later, np.float32)[:, :3])
                joint_count += len(later)
            if slot.joint_bounds is not None:
                bounds[k] = posed_bounds(slot.joint_bounds, now)
            center = bounds[k].mean(axis=0)
            sphere[k] = [*center, np.linalg.norm(bounds[k, 1] - center)]
    now_T = np.array([i.T_world_obj for i in instances], np.float64).reshape(n, 4, 4)
    next_T = [i.T_world_obj if i.T_world_obj_next is None else i.T_world_obj_next for i in instances]
    item = np.array(items, np.int64).reshape(-1, 6)
    return InstanceTable(
        T_now=now_T,
        T_next=np.array(next_T, np.float64).reshape(n, 4, 4),
        sphere=sphere,
        bounds=bounds,
        info=info,
        item_row=item[:, 0],
        item_draw=item[:, 1:4],
        item_kind=item[:, 4],
        item_batch=item[:, 5],
        casts_shadow=np.array([i.casts_shadow for i in instances], bool),
        instance_id=np.array([i.instance_id for i in instances], np.uint32),
        semantic=np.array([i.semantic for i in instances], np.uint8),
        palette=np.array(palette, np.uint32),
        joints=np.concatenate(joints) if joints else np.zeros((0, 3, 4), np.float32),
    )


def joined(a: InstanceTable, b: InstanceTable) -> InstanceTable:
    """One table of two, offsets shifted."""
    info = b.info.copy()
    info[:, 0] += len(a.palette)
    info[:, 1:3] = np.where(info[:, 1:3] == NO_JOINTS, NO_JOINTS, info[:, 1:3] + np.uint32(len(a.joints)))
    row = np.concatenate([a.item_row, b.item_row + len(a)])
    kind = np.concatenate([a.item_kind, b.item_kind + int(a.item_kind.max(initial=-1)) + 1])
    parts = {
        name: np.concatenate([getattr(a, name), getattr(b, name)])
        for name in ("T_now", "T_next", "sphere", "bounds", "item_draw", "item_batch", "casts_shadow", "instance_id", "semantic",
                     "palette", "joints")
    }  # fmt: skip
    return InstanceTable(item_row=row, item_kind=kind, info=np.concatenate([a.info, info]), **parts)


def posed_bounds(joint_bounds: Floats, pose: NDArray[np.floating]) -> Floats:
    """(2, 3) bounds that hold the mesh under the skinning matrices (J, 4, 4): a vertex lies in the hull of its images by the
    joints that move it, and so in the box of the images of those joints' rest boxes (J, 2, 3)."""
    used = np.flatnonzero(~np.isnan(joint_bounds[:, 0, 0]))
    pick = np.array([(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)])
    corners = np.take_along_axis(joint_bounds[used], pick[None], axis=1)
    moved = corners @ pose[used, :3, :3].transpose(0, 2, 1) + pose[used, None, :3, 3]
    return np.stack([moved.min(axis=(0, 1)), moved.max(axis=(0, 1))])


def _parts(instance: Instance, slot: MeshSlot) -> Iterator[tuple[int, int, bool]]:
    """First index, index count and whether masked, of runs of material slots."""
    materials = instance.materials
    if len(materials) < slot.slot_count:
        raise SimgenError(
            f"instance {instance.instance_id} has {len(materials)} materials, but its mesh {instance.mesh.key} uses "
            f"{slot.slot_count} slots; give one material per slot"
        )
    masked = [m.alpha == "mask" and m.texture is not None for m in materials[: len(slot.slot_ends)]]
    start = 0
    for k, end in enumerate(slot.slot_ends):
        if k + 1 == len(slot.slot_ends) or masked[k + 1] != masked[k]:
            if end > start:
                yield slot.first_index + start, end - start, masked[k]
            start = end


def _unique_tuples(instances: tuple[Instance, ...]) -> list[tuple[Material, ...]]:
    return list({id(i.materials): i.materials for i in instances}.values())
