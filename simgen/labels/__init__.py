"""Labels: what a perception model is taught, derived from the exact buffers and the scene's geometry."""

from simgen.labels.closing import closed_semantic
from simgen.labels.frame_labels import frame_labels, panoptic_map

__all__ = ["closed_semantic", "frame_labels", "panoptic_map"]
