"""Levels of detail follow one another unseen: at the distance where one takes over, silhouettes agree to a pixel."""

import cv2
import numpy as np
import pytest

from simgen.asset import LOD_FOCAL_PX, Asset
from simgen.assets.catalogue import FAMILIES, DiskCatalogue, variants
from simgen.buffers import RenderRequest
from simgen.geometry import R_RIG_CAM, rotation, transform
from simgen.mesh import Mesh
from simgen.renderers.raster import RasterRenderer
from simgen.snapshot import Camera, Instance, Snapshot
from simgen.weather.sky import make_sky

# Parts are judged with what they are parts of.
MOVING = [name for name, f in FAMILIES.items() if {"vehicle", "person", "animal"} & set(f.tags) and "part" not in f.tags]
SHARE = 0.02  # so much of the outline may lie farther off than a pixel, and nothing that is solid may jut out by more than OVERHANG_PX
OVERHANG_PX = 2
FEW_PX = 3  # so little may vanish: a cat eighty metres away
RISE = 0.03  # of the camera above the subject's middle, per metre of distance


def silhouette(renderer: RasterRenderer, asset: Asset, mesh: Mesh, distance_m: float, bearing: float) -> np.ndarray:
    reach = float(np.linalg.norm(np.diff(asset.bounds, axis=0))) / 2 + 0.2
    half = int(np.ceil(LOD_FOCAL_PX * reach / max(distance_m - reach, 1.0))) + 4
    size = min(2 * half, 1600)
    # Cameras look level from a little above, at a part of the picture plane that has the subject in its middle.
    K = np.array([[LOD_FOCAL_PX, 0, (size - 1) / 2], [0, LOD_FOCAL_PX, (size - 1) / 2 - RISE * LOD_FOCAL_PX], [0, 0, 1.0]])
    middle = asset.bounds.mean(axis=0).astype(float)
    at = middle + distance_m * np.array([np.cos(bearing), np.sin(bearing), RISE])
    T = transform(rotation(yaw=bearing + np.pi) @ R_RIG_CAM, at)
    camera = Camera("c", size, size, K, T, T, T)
    subject = Instance(mesh, asset.materials, np.eye(4), asset.semantic, 1)
    sky = make_sky(hour=10, day=150, latitude_deg=48, cloud_cover=0, turbidity=3, visibility_m=2e4, rng=np.random.default_rng(0))
    snapshot = Snapshot((), (subject,), sky, (camera,), DiskCatalogue().textures, np.eye(4))
    ids = renderer.render(snapshot, camera, RenderRequest(frozenset({"instance"}), samples=1)).instance
    assert ids is not None
    return ids > 0


def solid(silhouette: np.ndarray) -> np.ndarray:
    """What is at least two pixels thick both ways. Spokes, chains, wires, aerials and antlers that are thinner come and go with where the
    samples fall, whatever the mesh: they are no fault of a level that has them."""
    square = np.ones((2, 2), np.uint8)
    eroded = cv2.erode(silhouette.astype(np.uint8), square, borderValue=0)
    return cv2.dilate(eroded, square, anchor=(0, 0)) > 0


def apart(a: np.ndarray, b: np.ndarray) -> float:
    """Share of both outlines' pixels where one silhouette is solid and the other has nothing within a pixel, but for a single one: far
    away it would be several per cent, and no more than where a sample falls."""
    kernel = np.ones((3, 3), np.uint8)
    edge = 0
    wrong = 0
    for one, other in ((a, b), (b, a)):
        mine, its = one.astype(np.uint8), other.astype(np.uint8)
        edge += int((mine - cv2.erode(mine, kernel, borderValue=0)).sum())
        wrong += int((solid(one) & (cv2.dilate(its, kernel) == 0)).sum())
    return max(wrong - 1, 0) / max(edge, 1)


def box(silhouette: np.ndarray) -> np.ndarray:
    """Least and greatest column and row."""
    places = np.argwhere(silhouette)
    return np.concatenate([places.min(axis=0), places.max(axis=0)])


def overhang(a: np.ndarray, b: np.ndarray) -> int:
    """Pixels by which the box of what is solid in one silhouette juts out of the other's box; 0 where all is thin."""
    if not solid(a).any() or not solid(b).any():
        return 0
    inner, outer = zip(*((box(solid(s)), box(s)) for s in (a, b)), strict=True)
    ways = [np.concatenate([outer[1 - k][:2] - inner[k][:2], inner[k][2:] - outer[1 - k][2:]]).max() for k in range(2)]
    return int(max(ways))


@pytest.mark.gl
@pytest.mark.heavy
@pytest.mark.parametrize("family", MOVING)
def test_silhouettes_agree_where_levels_change(family: str) -> None:
    worst, far_out = [], []
    catalogue = DiskCatalogue()
    with RasterRenderer() as renderer:
        for variant in range(0, variants(family), max(variants(family) // 4, 1)):
            asset = catalogue.get(family, variant)
            assert len(asset.lods) >= 3 and len(asset.lod_distances_m) == len(asset.lods) - 1
            for level, distance in enumerate(asset.lod_distances_m):
                for bearing in (0.0, 0.8, np.pi / 2, 2.6):
                    finer, coarser = (silhouette(renderer, asset, m, distance, bearing) for m in asset.lods[level : level + 2])
                    assert coarser.any() or finer.sum() <= FEW_PX
                    if not coarser.any():
                        continue
                    assert not finer[[0, -1]].any() and not finer[:, [0, -1]].any(), "wholly in the picture"
                    worst.append((apart(finer, coarser), asset.key, level, round(bearing, 1)))
                    far_out.append((overhang(finer, coarser), *worst[-1][1:]))
    assert max(worst)[0] <= SHARE, sorted(worst)[-6:]
    assert max(far_out)[0] <= OVERHANG_PX, sorted(far_out)[-6:]
