"""Wheels, pods and other parts that bicycles and motorcycles share. Wheels stand in the x-z plane at y = 0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles.profiles import Floats

# Frame whose z axis is the axle (y, to the left).
AXLE = np.array([[1.0, 0, 0, 0], [0, 0, 1.0, 0], [0, -1.0, 0, 0], [0, 0, 0, 1.0]])


def axle_frame(x: float, z: float, y: float = 0.0) -> Floats:
    """(4, 4) frame at (x, y, z) whose z axis points left along the axle."""
    T = AXLE.copy()
    T[:3, 2] = [0, 1, 0]
    T[:3, 1] = [0, 0, -1]
    T[:3, 3] = [x, y, z]
    return T


def add_ring(
    builder: MeshBuilder, T: Floats, radius: float, tube: float, slot: int, joint: int, segments: int, sides: int, *, depth: float = 1.0
) -> None:
    """A torus about the frame's z axis; depth stretches its section towards the axle."""
    a = np.linspace(0, 2 * np.pi, sides + 1)
    profile = np.stack([radius + tube * np.cos(a) * np.where(np.cos(a) < 0, depth, 1.0), tube * np.sin(a)], axis=1)
    builder.add_lathe(profile, slot, segments=segments, T=T, joint=joint, crease_deg=75)


def add_wire_spokes(
    builder: MeshBuilder,
    T: Floats,
    hub: float,
    rim: float,
    half_flange: float,
    count: int,
    slot: int,
    joint: int,
    *,
    radius: float = 0.0018,
    sides: int = 3,
) -> None:
    """Crossed wire spokes between the flanges of a hub and the rim."""
    for k in range(count):
        angle = 2 * np.pi * k / count
        lead = angle + (0.9 if (k // 2) % 2 else -0.9)
        side = half_flange if k % 2 else -half_flange
        p = np.array([[hub * np.cos(lead), hub * np.sin(lead), side], [rim * np.cos(angle), rim * np.sin(angle), 0.0]])
        builder.add_tube(p, radius, slot, segments=sides, capped=False, T=T, joint=joint)


def add_pod(
    builder: MeshBuilder,
    stations: Sequence[tuple[float, float, float, float]],
    slot: int,
    *,
    joint: int = 0,
    segments: int = 12,
    square: float = 2.4,
    y: float = 0.0,
) -> None:
    """A smooth closed lump through sections (x, z of its centre, full width, full height), x rising."""
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    cy = np.sign(np.cos(a)) * np.abs(np.cos(a)) ** (2 / square)
    cz = np.sign(np.sin(a)) * np.abs(np.sin(a)) ** (2 / square)
    rings = np.array([np.stack([np.full(segments, x), y + 0.5 * w * cy, z + 0.5 * h * cz], axis=1) for x, z, w, h in stations])
    builder.add_loft(rings, slot, capped=True, joint=joint, crease_deg=60)


def add_mudguard(
    builder: MeshBuilder, x: float, z: float, radius: float, width: float, start: float, end: float, slot: int, joint: int, steps: int
) -> None:
    """A curved guard over a wheel from angle `start` to `end` (rad, 0 = forward, counter-clockwise seen from the right side)."""
    angle = np.linspace(start, end, steps)
    section = np.array([(-0.5, -0.012), (-0.25, 0.0), (0.25, 0.0), (0.5, -0.012)])
    rows = np.array([[[x + (radius + d) * np.cos(t), w * width, z + (radius + d) * np.sin(t)] for w, d in section] for t in angle])
    quads = grid_quads(steps, 4)
    flat = rows.reshape(-1, 3)
    outward = flat - [x, 0, z]
    outward[:, 1] = 0
    f = quads
    n = np.cross(flat[f[:, 1]] - flat[f[:, 0]], flat[f[:, 2]] - flat[f[:, 0]])
    if (n * outward[f[:, 0]]).sum() < 0:
        quads = quads[:, ::-1]
    builder.add(flat, quads, slot, joint=joint, crease_deg=70)
    builder.add(flat - outward / np.linalg.norm(outward, axis=1, keepdims=True) * 0.002, quads[:, ::-1], slot, joint=joint, crease_deg=70)
