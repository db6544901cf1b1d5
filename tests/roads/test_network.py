from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from simgen.errors import SimgenError
from simgen.recipe import Network
from simgen.roads.network import generate_network, run_sumo_tool, without_comments
from simgen.roads.plan import bent_grid, without_bends, without_dead_ends
from simgen.roads.reader import read_network
from simgen.scene import Draws
from tests.roads.conftest import Town


def test_same_draws_same_bytes_and_other_index_other_network(tmp_path: Path) -> None:
    recipe = Network(kind="random", size=2)
    first = generate_network(recipe, Draws(1, 0, 0), tmp_path / "a").read_bytes()
    assert generate_network(recipe, Draws(1, 0, 0), tmp_path / "b").read_bytes() == first
    assert generate_network(recipe, Draws(1, 1, 1), tmp_path / "c").read_bytes() != first
    assert b"<!--" not in first and str(tmp_path).encode() not in first


def test_replay_from_recorded_draws(tmp_path: Path) -> None:
    draws = Draws(3, 0, 0)
    made = generate_network(Network(), draws, tmp_path / "a").read_bytes()
    assert all(name.startswith("network.") for name in draws.values)
    replay = Draws(3, 0, 0, recorded=draws.values)
    assert generate_network(Network(), replay, tmp_path / "b").read_bytes() == made


def test_every_street_can_be_reached_from_every_other(town: Town) -> None:
    forward: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for edge in town.road_map.edges.values():
        if any(lane.kind == "driving" for lane in edge.lanes):
            forward[edge.from_junction].add(edge.to_junction)
            back[edge.to_junction].add(edge.from_junction)
    for graph in (forward, back):
        start = next(iter(town.road_map.edges.values())).from_junction
        seen, todo = {start}, [start]
        while todo:
            for n in graph[todo.pop()] - seen:
                seen.add(n)
                todo.append(n)
        assert seen == set(town.road_map.junctions)


def test_dead_ends_and_bends_disappear() -> None:
    nodes, links = bent_grid(2, 2, 100, 100, 0.0, np.random.default_rng(0))
    nodes["far"] = np.array([500.0, 500.0])
    nodes, links = without_dead_ends(nodes, [*links, (links[0][0], "far")])
    assert "far" not in nodes and len(links) == 4
    nodes, links = bent_grid(3, 2, 100, 100, 0.0, np.random.default_rng(0))
    nodes, links, corners = without_bends(nodes, links)
    assert len(nodes) == 2 and sorted(map(len, corners)) == [0, 2, 2]


def test_smallest_grids_keep_junctions() -> None:
    for seed in range(30):
        nodes, links = bent_grid(3 + seed % 3, 2, 80, 80, 1.0, np.random.default_rng(seed))
        nodes, links, _ = without_bends(*without_dead_ends(nodes, links))
        assert len(nodes) >= 2 and len(links) >= 3


def test_failed_tools_and_broken_files_are_one_line_errors(tmp_path: Path) -> None:
    with pytest.raises(SimgenError, match=r"netconvert failed.*nothing.xml") as caught:
        run_sumo_tool("netconvert", ["-n", str(tmp_path / "nothing.xml"), "-e", str(tmp_path / "nothing.xml")])
    assert "\n" not in str(caught.value)
    for name, text, hint in (
        ("missing", None, "cannot be read"), ("text", "hello", "not valid XML"), ("other", "<nodes/>", "not a SUMO network"),
        ("empty", "<net/>", "no streets"), ("bad", '<net><edge id="a" from="x" to="y"><lane id="a_0" index="0"/></edge></net>', "damaged"),
    ):
        file = tmp_path / f"{name}.net.xml"
        if text is not None:
            file.write_text(text)
        with pytest.raises(SimgenError, match=hint):
            read_network(file)


def test_comments_are_stripped() -> None:
    assert without_comments(b"<a><!-- generated on\n today --><b/></a>") == b"<a><b/></a>"


def test_road_map_fits_together(town: Town) -> None:
    m = town.road_map
    assert m.lefthand == (town.recipe.country == "uk")
    assert m.crossings and m.walking_areas and m.internal_lanes
    kinds = {lane.kind for lane in m.lanes}
    assert {"driving", "sidewalk", "parking"} <= kinds
    for edge in m.edges.values():
        opposite = m.edges[str(edge.opposite)]
        assert opposite.opposite == edge.id and opposite.from_junction == edge.to_junction
        assert edge.lanes[0].kind == "sidewalk" and [lane.index for lane in edge.lanes] == list(range(len(edge.lanes)))
        assert edge.from_junction in m.junctions and edge.to_junction in m.junctions
        driving = [lane for lane in edge.lanes if lane.kind == "driving"]
        assert not driving or set().union(*(lane.turns for lane in driving)) <= {"left", "straight", "right"}
        assert not edge.signalled or m.junctions[edge.to_junction].signal is not None
        # The next lane inwards lies on the left of traffic that keeps right, and on the right otherwise.
        for a, b in zip(edge.lanes[:-1], edge.lanes[1:], strict=True):
            d, to = a.center[1] - a.center[0], b.center[0] - a.center[0]
            assert ((d[0] * to[1] - d[1] * to[0]) > 0) != m.lefthand
    crossings = {c.id for c in m.crossings}
    for link in m.signal_links:
        assert link.crossing is None or link.crossing in crossings
    controlled = {(link.signal, link.index) for link in m.signal_links}
    assert len(controlled) >= len({s for s, _ in controlled}) * 2 or not controlled
