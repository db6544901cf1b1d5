from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import sumo

from simgen.roads.network import run_sumo_tool
from simgen.roads.reader import read_network

_SIZES = {  # rear end, front end, width
    "hatchback": (-0.75, 3.3, 1.75), "saloon": (-1.0, 3.65, 1.8), "suv": (-0.95, 3.6, 1.88), "van": (-1.1, 4.2, 2.0),
    "bus": (-3.4, 8.6, 2.55), "truck": (-2.2, 6.2, 2.5), "motorcycle": (-0.3, 1.8, 0.8), "bicycle": (-0.35, 1.4, 0.6),
    "tram": (-4.1, 20.0, 2.85),
}


class Catalogue:
    """Assets of the right sizes and nothing else."""

    textures = {}  # noqa: RUF012

    def get(self, family: str, variant: int = 0) -> SimpleNamespace:
        rear, front, width = _SIZES.get(family, _SIZES["saloon"])
        key = f"{family}/{variant % 12}"
        return SimpleNamespace(parameters={}, key=key, bounds=np.array([[rear, -width / 2, 0], [front, width / 2, 1.5]], np.float32))


@pytest.fixture(scope="session")
def catalogue():
    return Catalogue()


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """A road map of nine junctions, some with signals, streets of two lanes each way."""
    assert Path(sumo.SUMO_HOME).is_dir()
    file = tmp_path_factory.mktemp("net") / "town.net.xml"
    run_sumo_tool("netgenerate", [
        "--grid", "--grid.number", "3", "--grid.length", "110", "-L", "2", "--sidewalks.guess", "--sidewalks.guess.max-speed",
        "30", "--crossings.guess", "--tls.guess", "--junctions.corner-detail", "8", "--default.junctions.radius", "5",
        "--seed", "3", "-o", str(file)])
    return read_network(file)
