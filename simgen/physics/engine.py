"""Rigid bodies on `pybullet`. A fresh, private world per `RigidWorld`."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from simgen.bullet import load_pybullet, mesh_arguments
from simgen.geometry import quaternion_wxyz, rotation_from_quaternion, transform

Array = NDArray[np.float64]
GRAVITY_MPS2 = 9.81
STEP_S = 1 / 240
_SOLVER_ITERATIONS = 50


class RigidWorld:
    """A world of rigid bodies under gravity (-z). Bodies are numbered from 0 in the order they are added; their frame has
    its origin at the centre of mass. Time steps are 1/240 s, whatever the clip's rate."""

    def __init__(self, bullet: ModuleType, client: int) -> None:
        self._p, self._client = bullet, client
        self._spheres: dict[tuple[bytes, bytes], int] = {}
        # Without a shape to show, Bullet would make a mesh of every collision shape, at 1.5 ms a body.
        self._shown = int(bullet.createVisualShape(bullet.GEOM_BOX, halfExtents=[0.01] * 3, physicsClientId=client))
        self._p.setGravity(0, 0, -GRAVITY_MPS2, physicsClientId=client)
        self._p.setPhysicsEngineParameter(
            fixedTimeStep=STEP_S, numSubSteps=0, numSolverIterations=_SOLVER_ITERATIONS, deterministicOverlappingPairs=1,
            enableConeFriction=1, physicsClientId=client,
        )

    def add_surface(self, triangles: Array, *, friction: float = 0.8, restitution: float = 0.6) -> int:
        """A fixed concave surface of (T, 3, 3) world triangles. Effective friction and restitution of a contact are the
        products of the two bodies' values."""
        vertices, indices = np.unique(triangles.reshape(-1, 3), axis=0, return_inverse=True)
        shape = self._p.createCollisionShape(
            self._p.GEOM_MESH, **mesh_arguments(vertices, indices), flags=self._p.GEOM_FORCE_CONCAVE_TRIMESH,
            physicsClientId=self._client,
        )  # fmt: skip
        return self._body(shape, 0.0, np.eye(4), friction, restitution)

    def add_fixed(self, hulls: Sequence[Array], T_world_obj: Array, *, friction: float = 0.7, restitution: float = 0.5) -> int:
        """A fixed body of convex hulls, each (N, 3) points of the object's frame."""
        return self._body(self._hulls(hulls), 0.0, T_world_obj, friction, restitution)

    def add_hulls(
        self, hulls: Sequence[Array], mass_kg: float, T_world_body: Array, *, friction: float, restitution: float,
        rolling_friction: float, linear_damping: float = 0.0, angular_damping: float = 0.0,
    ) -> int:
        """A moving body of convex hulls whose points are relative to its centre of mass."""
        body = self._body(self._hulls(hulls), mass_kg, T_world_body, friction, restitution)
        self.change(body, rollingFriction=rolling_friction, spinningFriction=rolling_friction,
                    linearDamping=linear_damping, angularDamping=angular_damping)
        return body

    def add_on_wheels(
        self, wheels: Array, radii: Array, mass_kg: float, inertia: Array, T_world_body: Array, *, friction: float = 1.1
    ) -> int:
        """A moving body that touches the world with spheres only: (W, 3) centres relative to its centre of mass, (W,) radii.

        inertia : (3,) kg m^2 about its axes. The spheres do not turn (the brakes are on). Damped like a parked car's
        suspension: it comes to rest in a few bounces.
        """
        key = (wheels.tobytes(), radii.tobytes())
        if key not in self._spheres:
            self._spheres[key] = int(self._p.createCollisionShapeArray(
                shapeTypes=[self._p.GEOM_SPHERE] * len(wheels), radii=radii.tolist(), collisionFramePositions=wheels.tolist(),
                physicsClientId=self._client,
            ))
        body = self._body(self._spheres[key], mass_kg, T_world_body, friction, 0.0)
        self.change(body, mass=mass_kg, localInertiaDiagonal=inertia.tolist(), linearDamping=0.3, angularDamping=0.3)
        return body

    def change(self, body: int, **dynamics: Any) -> None:
        """Change Bullet's dynamics parameters of a body."""
        self._p.changeDynamics(body, -1, physicsClientId=self._client, **dynamics)

    def step(self, count: int) -> None:
        """Advance by `count` time steps."""
        for _ in range(count):
            self._p.stepSimulation(physicsClientId=self._client)

    def pose(self, body: int) -> Array:
        """(4, 4) T_world_body."""
        position, (x, y, z, w) = self._p.getBasePositionAndOrientation(body, physicsClientId=self._client)
        return transform(rotation_from_quaternion((w, x, y, z)), position)

    def speeds(self, body: int) -> tuple[float, float]:
        """Linear speed in m/s and angular speed in rad/s."""
        linear, angular = self._p.getBaseVelocity(body, physicsClientId=self._client)
        return float(np.linalg.norm(linear)), float(np.linalg.norm(angular))

    def sleep(self, body: int) -> None:
        """Hold a body still until something that moves touches it."""
        self.change(body, activationState=self._p.ACTIVATION_STATE_SLEEP)

    def touching(self, body: int) -> frozenset[int]:
        """Bodies in contact with this one (within Bullet's contact threshold of 2 cm)."""
        contacts = self._p.getContactPoints(bodyA=body, physicsClientId=self._client) or ()
        return frozenset(int(c[2]) for c in contacts)

    def _hulls(self, hulls: Sequence[Array]) -> int:
        if len(hulls) == 1:
            points = mesh_arguments(np.asarray(hulls[0], float))
            return int(self._p.createCollisionShape(self._p.GEOM_MESH, **points, physicsClientId=self._client))
        # Several hulls make one compound shape only when they are read as the groups of an OBJ file.
        with tempfile.TemporaryDirectory(prefix="simgen-") as folder:
            path = Path(folder) / "hulls.obj"
            path.write_text(_obj(hulls), encoding="utf-8")
            return int(self._p.createCollisionShape(self._p.GEOM_MESH, fileName=str(path), physicsClientId=self._client))

    def _body(self, shape: int, mass_kg: float, T: Array, friction: float, restitution: float) -> int:
        body = int(self._p.createMultiBody(
            baseMass=mass_kg, baseCollisionShapeIndex=shape, baseVisualShapeIndex=self._shown, basePosition=T[:3, 3].tolist(),
            useMaximalCoordinates=1, baseOrientation=_xyzw(T[:3, :3]), physicsClientId=self._client,
        ))
        # Bullet damps motion by 4 % a second unless told otherwise.
        self.change(body, lateralFriction=friction, restitution=restitution, linearDamping=0.0, angularDamping=0.0)
        return body


@contextlib.contextmanager
def rigid_world() -> Iterator[RigidWorld]:
    """A new world, gone afterwards. Raises MissingDependencyError without pybullet."""
    bullet = load_pybullet("physics")
    client = bullet.connect(bullet.DIRECT)
    try:
        yield RigidWorld(bullet, client)
    finally:
        bullet.disconnect(physicsClientId=client)


def _obj(hulls: Sequence[Array]) -> str:
    lines, first = [], 1
    for i, hull in enumerate(hulls):
        lines.append(f"o hull{i}")
        lines += [f"v {x:.6f} {y:.6f} {z:.6f}" for x, y, z in hull]
        lines += [f"f {' '.join(map(str, face + first))}" for face in ConvexHull(hull).simplices]
        first += len(hull)
    return "\n".join(lines) + "\n"


def _xyzw(R: Array) -> list[float]:
    w, x, y, z = quaternion_wxyz(R)
    return [float(x), float(y), float(z), float(w)]
