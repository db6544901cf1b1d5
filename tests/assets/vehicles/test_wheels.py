"""Wheels: on the ground, flat at the foot, open between the spokes, all different."""

from __future__ import annotations

import numpy as np
import pytest

from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.wheels import CAR_DESIGNS, DESIGNS, WheelDesign, static_wheel_mesh, wheel_frame, wheel_mesh, with_rim


def design(name: str) -> WheelDesign:
    return with_rim(WheelDesign(0.5, 0.3, 0.29) if name.startswith("lorry") else WheelDesign(0.32, 0.21, 0.225), name)


@pytest.mark.parametrize("name", DESIGNS)
def test_wheels_touch_the_ground_and_keep_their_outline(name: str) -> None:
    d = design(name)
    for detail, most in ((0, 1580), (1, 330), (2, 90)):
        mesh = wheel_mesh(d, detail)
        assert len(mesh.faces) < most
        lo, hi = mesh.bounds
        assert abs(lo[1] + d.radius) < 1e-4 and hi[1] <= d.radius + 1e-4  # y is up in the wheel's frame; the axle lies at radius
        assert lo[2] >= -d.width - 1e-4
        assert hi[2] < (0.001 if not name.startswith("lorry") else 0.09)
        assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3


def test_designs_are_many_and_different() -> None:
    assert len(CAR_DESIGNS) >= 10
    assert len({wheel_mesh(design(name), 0).key for name in DESIGNS}) == len(DESIGNS)
    with pytest.raises(KeyError):
        design("square")


def test_spokes_have_depth_before_a_brake() -> None:
    mesh = wheel_mesh(design("five"), 0)
    z = {slot: mesh.positions[mesh.slots == slot][:, 2] for slot in (S.RIM, S.DISC)}
    assert z[S.RIM].max() - z[S.DISC].max() > 0.06
    static = static_wheel_mesh(design("five"), 0)
    assert static is not None and (static.slots == S.CALIPER).any()
    covered = static_wheel_mesh(design("aero"), 0)
    assert covered is not None and not (covered.slots == S.CALIPER).any()


def test_grooves_run_round_the_tread() -> None:
    mesh = wheel_mesh(design("ten"), 0)
    tyre = mesh.positions[mesh.slots == S.TYRE]
    radius = np.hypot(tyre[:, 0], tyre[:, 1])
    tread = (tyre[:, 2] < -0.06) & (tyre[:, 2] > -0.15) & (radius > 0.3)
    assert np.ptp(radius[tread]) == pytest.approx(0.009, abs=2e-3)


@pytest.mark.parametrize("detail", [0, 1])
def test_foot_is_flat_and_bulges(detail: int) -> None:
    d = design("five")
    foot, turning = static_wheel_mesh(d, detail), wheel_mesh(d, detail)
    assert foot is not None
    p = foot.positions[foot.slots == S.TYRE]
    assert p[:, 1].min() > -d.radius - 1e-4  # nothing below the ground
    ground = p[p[:, 1] < -d.radius + 5e-4]
    assert np.ptp(ground[:, 0]) > 0.07  # a patch, not a line
    assert p[:, 2].max() > turning.bounds[1, 2] + 0.005 and p[:, 2].min() < turning.bounds[0, 2] - 0.005  # walls stand out on both sides
    assert p[:, 1].max() < -0.55 * d.radius  # only the foot
    assert static_wheel_mesh(d, 2) is None


def test_frames_point_out_of_the_vehicle() -> None:
    for left in (True, False):
        T = wheel_frame(1.0, 0.7 if left else -0.7, 0.3, left)
        assert np.linalg.det(T[:3, :3]) == pytest.approx(1.0)
        assert T[1, 2] == (1.0 if left else -1.0) and T[2, 1] == 1.0
