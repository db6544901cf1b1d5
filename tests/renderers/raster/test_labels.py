import dataclasses

import numpy as np
import pytest
import raster_scenes as scenes

from simgen.buffers import Buffers, RenderRequest
from simgen.geometry import R_RIG_CAM, apply, inverse, pose, project, rotation, transform, unproject
from simgen.mesh import Material, TextureMaps, skinned_positions
from simgen.renderers.raster import RasterRenderer
from simgen.snapshot import Instance

pytestmark = pytest.mark.gl
LABELS = RenderRequest(frozenset({"depth", "semantic", "instance", "normal", "flow", "amodal"}))


def test_depth_of_a_plane_is_exact_far_out(renderer: RasterRenderer) -> None:
    for yaw, pitch in ((0.0, 0.0), (0.8, 0.1), (2.5, 0.3)):
        cam = scenes.camera(transform(rotation(0.02, pitch, yaw) @ R_RIG_CAM, (37.3, -81.9, 1.5)), width=320, height=180)
        out = renderer.render(scenes.scene([scenes.ground()]), cam, LABELS)
        assert out.depth is not None
        down = scenes.rays(cam) @ cam.T_world_cam[2, :3]
        truth = 1.5 / np.maximum(-down, 1e-9)
        near = (truth < 60) & (down < 0)
        assert near.sum() > 1000
        assert np.abs(out.depth - truth)[near].max() < 1e-3


def test_box_depth_and_normal(renderer: RasterRenderer) -> None:
    instance = Instance(scenes.box((2, 2, 2)), scenes.GREY, pose(51, 0, 1.5), scenes.CAR, 3)
    cam = scenes.camera()
    out = renderer.render(scenes.scene([instance]), cam, LABELS)
    assert out.depth is not None and out.normal is not None and out.instance is not None
    face = out.instance == 3
    assert np.abs(out.depth[face] - 50).max() < 1e-3
    assert np.abs(out.normal[face] - [0, 0, -1]).max() < 1e-3


def test_sphere_mask_and_depth(renderer: RasterRenderer) -> None:
    center, radius = np.array([0.8, -0.6, 9.0]), 1.7
    cam = scenes.camera()
    T = cam.T_world_cam @ transform(None, center)
    instance = Instance(scenes.sphere(radius, 208), scenes.GREY, T, scenes.CAR, 1 << 24)
    out = renderer.render(scenes.scene([instance]), cam, LABELS)
    assert out.instance is not None and out.depth is not None

    def inside(du: float, dv: float) -> np.ndarray:
        d = scenes.rays(cam, du, dv)
        return (d @ center) ** 2 >= (d * d).sum(-1) * (center @ center - radius**2)

    around = [inside(0.5 * np.cos(a), 0.5 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 16, endpoint=False)]
    drawn = out.instance == 1 << 24
    assert drawn[np.all(around, axis=0)].all()
    assert not drawn[~np.any(around, axis=0)].any()
    d = scenes.rays(cam)
    b, a = d @ center, (d * d).sum(-1)
    core = b * b - a * (center @ center - radius**2) > 0.3 * a
    depth = (b - np.sqrt(np.maximum(b * b - a * (center @ center - radius**2), 0))) / a
    assert np.abs(out.depth - depth)[core].max() < 1e-3


def test_sky(renderer: RasterRenderer) -> None:
    turned = scenes.camera().T_world_cam @ transform(rotation(0, 0.02, 0.01), (5, 6, 7))
    cam = scenes.camera(T_next=turned)
    out = renderer.render(scenes.scene([]), cam, LABELS)
    assert out.depth is not None and out.semantic is not None and out.flow is not None and out.flow_valid is not None
    assert (out.semantic == scenes.SKY).all() and (out.depth == 0).all() and out.flow_valid.all()
    v, u = np.mgrid[0 : cam.height, 0 : cam.width]
    far = apply(inverse(turned) @ cam.T_world_cam, scenes.rays(cam) * 1e9)
    assert np.abs(out.flow - (project(cam.K, far) - np.stack([u, v], -1))).max() < 1e-3


def test_flow_of_a_moving_box_and_camera(renderer: RasterRenderer) -> None:
    now, later = pose(12, 1, 1, yaw=0.3), pose(11.2, 1.4, 1.1, yaw=0.5, pitch=0.1)
    cam = scenes.camera(T_next=scenes.camera().T_world_cam @ pose(0.1, 0.05, 0.9, yaw=0.03))
    moving = Instance(scenes.box((4, 2, 1.5)), scenes.GREY, now, scenes.CAR, 1, T_world_obj_next=later)
    out = renderer.render(scenes.scene([scenes.ground()], [moving]), cam, LABELS)
    assert out.depth is not None and out.flow is not None and out.flow_valid is not None and out.instance is not None
    v, u = np.mgrid[0 : cam.height, 0 : cam.width]
    world = apply(cam.T_world_cam, unproject(cam.K, out.depth))
    moved = np.where((out.instance == 1)[..., None], apply(later @ inverse(now), world), world)
    truth = project(cam.K, apply(inverse(cam.T_world_cam_next), moved)) - np.stack([u, v], -1)
    hit = (out.depth > 0) & (out.depth < 100)
    assert out.flow_valid[hit].all()
    assert (out.instance == 1).sum() > 300
    assert np.abs(out.flow - truth)[hit].max() < 0.01


def test_flow_is_invalid_behind_the_next_camera(renderer: RasterRenderer) -> None:
    cam = scenes.camera(T_next=scenes.camera().T_world_cam @ transform(None, (0, 0, 30.0)))
    out = renderer.render(scenes.scene([scenes.ground()]), cam, LABELS)
    assert out.depth is not None and out.flow_valid is not None
    hit = out.depth > 0
    assert np.array_equal(out.flow_valid[hit], out.depth[hit] > 30)


def test_amodal_masks(renderer: RasterRenderer) -> None:
    ball = scenes.sphere(1.0, 48)
    hidden = Instance(ball, scenes.GREY, pose(14, 0, 1.5), scenes.CAR, 5)
    parts = [Instance(ball, scenes.GREY, pose(10, y, 1.5), scenes.CAR, 9) for y in (2.5, 3.5)]
    wall = Instance(scenes.box((0.2, 3, 2.2)), scenes.GREY, pose(8, 0, 1.0), 11)
    near = Instance(scenes.box((8, 4, 0.4)), scenes.GREY, pose(0, 0, 0), scenes.CAR, 12)
    cam = scenes.camera()
    out = renderer.render(scenes.scene([wall, near, scenes.ground()], [hidden, *parts]), cam, LABELS)
    assert out.amodal is not None and out.instance is not None
    assert sorted(out.amodal) == [5, 9, 12]
    for key, group in ((5, [hidden]), (9, parts), (12, [near])):
        alone = renderer.render(scenes.scene(group), cam, LABELS)
        assert alone.instance is not None
        full = np.zeros((cam.height, cam.width), bool)
        mask = out.amodal[key]
        assert mask.mask[0].any() and mask.mask[-1].any() and mask.mask[:, 0].any() and mask.mask[:, -1].any()
        full[mask.y0 : mask.y0 + mask.mask.shape[0], mask.x0 : mask.x0 + mask.mask.shape[1]] = mask.mask
        assert np.array_equal(full, alone.instance == key)
        assert full[out.instance == key].all()
    assert (out.instance == 5).sum() < 0.5 * out.amodal[5].mask.sum()


def test_hidden_things_get_an_amodal_mask_near_by_only(renderer: RasterRenderer) -> None:
    ball = scenes.sphere(1.0, 24)
    wall = Instance(scenes.box((0.2, 30, 20)), scenes.GREY, pose(8, 0, 1.0), 11)
    things = [Instance(ball, scenes.GREY, pose(x, 0, 1.5), scenes.CAR, i) for i, x in ((1, 6.0), (2, 12.0), (3, 40.0))]
    for hidden_m, ids in ((60.0, [1, 2, 3]), (20.0, [1, 2]), (0.0, [1])):
        request = dataclasses.replace(LABELS, amodal_hidden_m=hidden_m)
        out = renderer.render(scenes.scene([wall], things), scenes.camera(), request)
        assert out.amodal is not None and list(out.amodal) == ids


def test_masked_texels_are_holes(renderer: RasterRenderer) -> None:
    albedo = np.full((512, 512, 4), 255, np.uint8)
    albedo[:256, :256, 3] = 0  # upper left as the viewer sees it
    maps = TextureMaps(albedo, np.full((512, 512, 4), 128, np.uint8))
    mesh = scenes.quad([(5, 1, 0.5), (5, -1, 0.5), (5, -1, 2.5), (5, 1, 2.5)])
    card = Instance(mesh, (Material("card", texture="card", alpha="mask"),), np.eye(4), 24, 2)
    cam = scenes.camera()
    out = renderer.render(scenes.scene([card], textures={"card": maps}), cam, LABELS)
    assert out.instance is not None and out.amodal is not None
    u, v = np.moveaxis(project(cam.K, apply(inverse(cam.T_world_cam), [(5, 1, 2.5), (5, 0, 1.5), (5, -1, 0.5)])), -1, 0)
    px, py = np.meshgrid(np.arange(cam.width), np.arange(cam.height))
    def between(a: int, b: int) -> np.ndarray:
        return (px > u[a] + 1) & (px < u[b] - 1)
    def rows(a: int, b: int) -> np.ndarray:
        return (py > v[a] + 1) & (py < v[b] - 1)
    assert (out.instance[between(0, 1) & rows(0, 1)] == 0).all()
    for area in (between(1, 2) & rows(0, 1), between(0, 1) & rows(1, 2), between(1, 2) & rows(1, 2)):
        assert area.sum() > 50 and (out.instance[area] == 2).all()
    assert out.amodal[2].mask.sum() == (out.instance == 2).sum()


def test_back_faces(renderer: RasterRenderer) -> None:
    corners = [(5.0, 1.0, 0.5), (5.0, -1.0, 0.5), (5.0, -1.0, 2.5), (5.0, 1.0, 2.5)]
    seen = []
    for mesh in (scenes.quad(corners), scenes.quad(corners[::-1]), scenes.quad(corners[::-1], two_sided=True)):
        out = renderer.render(scenes.scene([Instance(mesh, scenes.GREY, np.eye(4), 24, 1)]), scenes.camera(), LABELS)
        assert out.instance is not None and out.normal is not None and out.amodal is not None
        assert (1 in out.amodal) == bool((out.instance == 1).any())
        seen.append(int((out.instance == 1).sum()))
        if seen[-1]:
            assert np.abs(out.normal[out.instance == 1] - [0, 0, -1]).max() < 1e-3
    assert seen[0] > 100 and seen[1] == 0 and seen[2] == seen[0]


def test_skinned_mesh_equals_its_posed_copy(renderer: RasterRenderer) -> None:
    rest = scenes.sphere(0.8, 32)
    n = len(rest.positions)
    upper = np.clip(rest.positions[:, 2] + 0.5, 0, 1)
    weights = np.stack([1 - upper, upper, 0 * upper, 0 * upper], axis=1).astype(np.float32)
    joints = np.tile(np.array([0, 1, 0, 0], np.uint8), (n, 1))
    mesh = dataclasses.replace(rest, joints=joints, weights=weights, key="")
    bent = np.stack([np.eye(4), pose(0.5, 0.2, 0.4, pitch=0.6)]).astype(np.float32)
    later = np.stack([np.eye(4), pose(0.5, 0.6, 0.4, pitch=0.6)]).astype(np.float32)
    place = pose(8, 0, 1.2, yaw=0.4)
    copy = dataclasses.replace(rest, positions=skinned_positions(mesh, bent), key="")
    cam = scenes.camera()
    out = renderer.render(
        scenes.scene([], [Instance(mesh, scenes.GREY, place, 24, 1, pose=bent, pose_next=later)]), cam, LABELS
    )
    static = renderer.render(scenes.scene([Instance(copy, scenes.GREY, place, 24, 1)]), cam, LABELS)
    assert out.depth is not None and static.depth is not None and out.flow is not None
    both = (out.depth > 0) & (static.depth > 0)
    assert both.sum() > 300 and ((out.depth > 0) != (static.depth > 0)).sum() <= 4
    assert np.abs(out.depth - static.depth)[both].max() < 1e-3
    assert np.abs(out.flow[both]).max() > 2


def test_faces_that_follow_one_joint_each(renderer: RasterRenderer) -> None:
    """A body and a wheel, like a car: each moves rigidly with its joint, now and to the next frame, in its own material."""
    ball = scenes.sphere(0.5, 24)
    n = len(ball.positions)
    parts = [dataclasses.replace(ball, key=""), dataclasses.replace(ball, positions=ball.positions + np.float32([0, 1.4, 0]), key="")]
    mesh = dataclasses.replace(
        ball, key="", faces=np.concatenate([ball.faces, ball.faces + np.uint32(n)])[::-1].copy(),
        slots=np.repeat(np.array([1, 0], np.uint8), n), joints=np.repeat(np.array([[1, 0, 0, 0], [0, 1, 0, 0]], np.uint8), n, axis=0),
        weights=np.tile(np.float32([1, 0, 0, 0]), (2 * n, 1)),
        **{name: np.concatenate([getattr(p, name) for p in parts]) for name in ("positions", "normals", "uvs", "ao")},
    )  # fmt: skip
    materials = (Material("dark", (0.05, 0.05, 0.05), 1.0), Material("light", (0.8, 0.8, 0.8), 1.0))
    now = np.stack([pose(0.3, 0, 0.2), pose(0, -0.6, 0)]).astype(np.float32)  # of the wheel, of the body
    later = np.stack([pose(0.3, 0.5, 0.2), pose(0, -0.6, 0)]).astype(np.float32)
    place, cam = pose(8, 0, 1.2, yaw=0.3), scenes.camera()
    request = RenderRequest(LABELS.outputs | {"radiance"})
    out = renderer.render(scenes.scene([], [Instance(mesh, materials, place, 24, 1, pose=now, pose_next=later)]), cam, request)
    apart = [
        Instance(part, materials[slot : slot + 1], place @ now[joint], 24, 1, place @ later[joint])
        for part, slot, joint in zip(parts, (1, 0), (1, 0), strict=True)
    ]
    static = renderer.render(scenes.scene([], apart), cam, request)
    for name in ("depth", "instance", "flow", "normal", "radiance"):
        a, b = getattr(out, name), getattr(static, name)
        assert np.abs(a.astype(np.float64) - b).max() < 1e-3, name
    ids = out.instance == 1
    assert ids.sum() > 400 and np.ptp(out.flow[ids][:, 0]) > 5


def test_far_from_the_origin_nothing_is_lost(renderer: RasterRenderer) -> None:
    def shot(shift: np.ndarray) -> Buffers:
        cam = scenes.camera(transform(None, shift) @ scenes.camera().T_world_cam)
        ball = Instance(scenes.sphere(1.0, 48), scenes.GREY, transform(None, shift) @ pose(9, 0, 1.5), scenes.CAR, 1)
        return renderer.render(scenes.scene([ball]), cam, LABELS)

    here, there = shot(np.zeros(3)), shot(np.array([8000.0, -6000.0, 20.0]))
    assert here.depth is not None and there.depth is not None
    assert np.abs(here.depth - there.depth).max() < 1e-3
