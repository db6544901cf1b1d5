"""What files may ask of the importer; beyond it they are refused before anything is allocated."""

from __future__ import annotations

FILE_BYTES = 256 << 20  # of a file and of everything that it refers to together
TRIANGLES_READ, TRIANGLES_KEPT = 2_000_000, 200_000
VERTICES_READ = 3 * TRIANGLES_READ
ELEMENTS_READ = 5 * VERTICES_READ  # of all a glTF's accessors
TEXTURE_PIXELS = 64_000_000  # of one picture
TEXTURES = 48
MATERIALS = 200
NODES, NODE_DEPTH = 20_000, 64
XML_ELEMENTS, XML_DEPTH = 50_000, 64
HULLS = 16
SMALLEST_M, LARGEST_M = 0.005, 200.0  # of an asset's longest side
