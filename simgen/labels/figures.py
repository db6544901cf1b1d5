"""The figures that have keypoints and a skeleton: which names stand in which order, and how deep a keypoint lies in the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.snapshot import Instance

SIDES = ("left", "right")


@dataclass(frozen=True)
class Figure:
    """A kind of body. depths_m : by keypoint, how far behind the skin it may lie for one who looks at it. joints : (name, parent)
    of the skeleton, parents first. spine_m : length from root to head, along the bones, of the body that `depths_m` is given for."""

    depths_m: Mapping[str, float]
    joints: tuple[tuple[str, str], ...]
    spine_m: float

    @cached_property
    def keypoints(self) -> tuple[str, ...]:
        """Names of the keypoints, in the order of the labels."""
        return tuple(self.depths_m)

    @cached_property
    def joint_names(self) -> tuple[str, ...]:
        """Names of the joints, in the order of the labels."""
        return tuple(name for name, _ in self.joints)

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """Index of each joint's parent, -1 for the root."""
        names = self.joint_names
        return tuple(names.index(parent) if parent else -1 for _, parent in self.joints)

    def tolerances(self, joints: NDArray[np.float64]) -> NDArray[np.float64]:
        """(K,) metres: `depths_m` for a body with joints at (J, 3), which is as much larger as its spine is longer."""
        parents, at, length = self.parents, self.joint_names.index("head"), 0.0
        while parents[at] >= 0:
            length += float(np.linalg.norm(joints[at] - joints[parents[at]]))
            at = parents[at]
        return np.array(list(self.depths_m.values())) * (length / self.spine_m)


def _paired(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{side}_{name}" for name in names for side in SIDES)


# What lies on the skin has only hair, a hat or glasses before it. A joint lies inside: that of shoulder and hip up to half a trunk
# deep (some 0.1 m from the front, more from the side past the arm, and clothes), those of limbs half a limb and a sleeve.
_PERSON_DEPTHS_M = {
    **dict.fromkeys(("nose", *_paired(("eye", "ear"))), 0.06),
    **dict.fromkeys(_paired(("shoulder",)), 0.17),
    **dict.fromkeys(_paired(("elbow", "wrist")), 0.10),
    **dict.fromkeys(_paired(("hip",)), 0.17),
    **dict.fromkeys(_paired(("knee", "ankle")), 0.10),
}
# Of a dog of middle size: half a neck, half a rump, a leg's root under the shoulder or the thigh. Of a bird: of a pigeon.
_LEG_DEPTHS_M = {"upper": 0.11, "middle": 0.06, "paw": 0.05}
_QUADRUPED_DEPTHS_M = {
    "left_eye": 0.04, "right_eye": 0.04, "nose": 0.05, "neck": 0.11, "root_of_tail": 0.10,
    **{f"{side}_{end}_{part}": d for side in SIDES for end in ("fore", "hind") for part, d in _LEG_DEPTHS_M.items()},
}
_PERSON_JOINTS = (
    ("pelvis", ""), ("spine", "pelvis"), ("chest", "spine"), ("neck", "chest"), ("head", "neck"),
    *((f"{side}_{name}", parent if parent in ("chest", "pelvis") else f"{side}_{parent}")
      for side in SIDES
      for name, parent in (
          ("shoulder", "chest"), ("upper_arm", "shoulder"), ("forearm", "upper_arm"), ("hand", "forearm"),
          ("thigh", "pelvis"), ("shin", "thigh"), ("foot", "shin"), ("toe", "foot"))),
)  # fmt: skip
_QUADRUPED_JOINTS = (
    ("body", ""), ("spine", "body"), ("chest", "spine"), ("neck1", "chest"), ("neck2", "neck1"), ("head", "neck2"),
    ("tail1", "body"), ("tail2", "tail1"), ("tail3", "tail2"), ("tail4", "tail3"), ("left_ear", "head"), ("right_ear", "head"),
    *((f"{side}_{name}", parent if parent in ("chest", "body") else f"{side}_{parent}")
      for side in SIDES
      for name, parent in (
          ("blade", "chest"), ("fore_upper", "blade"), ("fore_lower", "fore_upper"), ("fore_cannon", "fore_lower"),
          ("fore_foot", "fore_cannon"), ("hind_upper", "body"), ("hind_lower", "hind_upper"), ("hind_cannon", "hind_lower"),
          ("hind_foot", "hind_cannon"))),
)  # fmt: skip
_BIRD_JOINTS = (
    ("body", ""), ("neck", "body"), ("head", "neck"), *((f"tail{k}", "body") for k in range(5)),
    *((f"{side}_{name}", parent if parent == "body" else f"{side}_{parent}")
      for side in SIDES for name, parent in (("tibia", "body"), ("tarsus", "tibia"), ("toes", "tarsus"))),
    *((f"{side}_w{k}", "body") for side in SIDES for k in range(14)),
)  # fmt: skip

# People: the 17 keypoints of COCO in its order (Lin et al., 2014). Quadrupeds: those of AP-10K (Yu et al., 2021).
FIGURES: Mapping[str, Figure] = {
    "person": Figure(_PERSON_DEPTHS_M, _PERSON_JOINTS, 0.583),
    "quadruped": Figure(_QUADRUPED_DEPTHS_M, _QUADRUPED_JOINTS, 0.718),
    "bird": Figure({"bill": 0.02, "tail": 0.04}, _BIRD_JOINTS, 0.158),
}
_KIND_OF = {(figure.keypoints, figure.joint_names): kind for kind, figure in FIGURES.items()}


def kind_of(instance: Instance) -> str | None:
    """Which of FIGURES an instance is, by the names of its keypoints and joints; None for none of them."""
    if instance.skeleton is None:
        return None
    return _KIND_OF.get((tuple(instance.keypoints), tuple(instance.skeleton.names)))


def figure_tables() -> dict[str, Any]:
    """The names that label records refer to by kind, as stored in ontology.json."""
    return {
        "keypoints": {kind: list(figure.keypoints) for kind, figure in FIGURES.items()},
        "skeletons": {kind: {"names": list(f.joint_names), "parents": list(f.parents)} for kind, f in FIGURES.items()},
    }
