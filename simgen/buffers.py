"""What a renderer returns for one camera, and the interface every backend implements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from simgen.snapshot import Camera, Snapshot


@dataclass(frozen=True, eq=False)
class AmodalMask:
    """The full silhouette of one object inside the image, as if nothing stood before it.

    x0, y0 : column and row of the mask's top-left pixel. mask : (h, w) bool crop (not empty).
    """

    x0: int
    y0: int
    mask: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Buffers:
    """One camera's picture and exact geometry; a backend leaves None what it cannot make.

    radiance : (H, W, 3) float32 linear, unit of `Sky.radiance`; or for backends that only deliver display
    pixels `rgb` : (H, W, 3) uint8 sRGB instead.
    depth : (H, W) float32 metres along camera z, 0 = nothing hit (sky).
    semantic : (H, W) uint8 ontology ids (sky where nothing is hit). instance : (H, W) uint32, 0 = stuff.
    normal : (H, W, 3) float32 unit, camera frame, shading-free geometric vertex normals facing the camera; 0 for sky.
    flow : (H, W, 2) float32 pixels (du, dv) to the next frame; for the sky the camera's rotation alone.
    flow_valid : (H, W) bool, False where the point is behind the next camera.
    amodal : instance id -> mask, for every thing that is seen, and for fully hidden ones near by whose silhouette covers at
    least one pixel centre of the image (`RenderRequest.amodal_hidden_m`).
    """

    radiance: NDArray[np.float32] | None = None
    rgb: NDArray[np.uint8] | None = None
    depth: NDArray[np.float32] | None = None
    semantic: NDArray[np.uint8] | None = None
    instance: NDArray[np.uint32] | None = None
    normal: NDArray[np.float32] | None = None
    flow: NDArray[np.float32] | None = None
    flow_valid: NDArray[np.bool_] | None = None
    amodal: Mapping[int, AmodalMask] | None = None


@dataclass(frozen=True)
class RenderRequest:
    """What to make. outputs : names of `Buffers` fields wanted ("radiance", "depth", ...; "radiance" is served as rgb by
    backends that have no HDR). samples : jittered pictures averaged; labels are always one unjittered pass.
    shadows : whether the sun casts shadows. amodal_hidden_m : things without a visible pixel get an amodal mask if their
    bounding sphere comes this near to the camera (metres); visible ones always do."""

    outputs: frozenset[str] = field(
        default=frozenset({"radiance", "depth", "semantic", "instance", "normal", "flow", "amodal"})
    )
    samples: int = 4
    shadows: bool = True
    amodal_hidden_m: float = 60.0


class Renderer(Protocol):
    """A backend. Contexts are made lazily, on the first `render`, so an instance may cross a fork before that."""

    name: str

    def render(self, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Buffers:
        """Draw one camera of a snapshot. Same arguments, same bytes, whatever was drawn before."""
        ...

    def close(self) -> None:
        """Free every resource. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
