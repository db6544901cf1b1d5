"""What is lent to PyBullet, whose binding keeps a reference to every item for good."""

import numpy as np

from simgen.bullet import load_pybullet, mesh_arguments


def test_the_same_items_are_lent_again() -> None:
    first = mesh_arguments(np.eye(3), np.array([[0, 1, 2]]), np.ones((3, 3)))
    assert first == {"vertices": np.eye(3).tolist(), "indices": [0, 1, 2], "normals": np.ones((3, 3)).tolist()}
    items = {name: [id(item) for item in values] for name, values in first.items()}
    second = mesh_arguments(np.arange(6.0).reshape(2, 3), np.array([1, 0]), np.zeros((2, 3)))
    assert second == {"vertices": [[0, 1, 2], [3, 4, 5]], "indices": [1, 0], "normals": [[0, 0, 0]] * 2}
    for name, values in second.items():
        assert {id(item) for item in values} <= set(items[name])


def test_bullet_keeps_a_copy() -> None:
    """A shape does not change when its lists are refilled for the next one."""
    bullet = load_pybullet("the test")
    client = bullet.connect(bullet.DIRECT)
    corners = np.array([[x, y, z] for x in (-1.0, 1) for y in (-1.0, 1) for z in (-1.0, 1)])

    def body(points: np.ndarray) -> int:
        shape = bullet.createCollisionShape(bullet.GEOM_MESH, **mesh_arguments(points), physicsClientId=client)
        return bullet.createMultiBody(baseCollisionShapeIndex=shape, physicsClientId=client)

    try:
        small = body(corners)
        body(corners * 5)
        low, high = bullet.getAABB(small, physicsClientId=client)
        assert np.allclose(np.subtract(high, low), 2, atol=0.2)
    finally:
        bullet.disconnect(client)
