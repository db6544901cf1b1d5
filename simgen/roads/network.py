"""Procedural road networks: a street plan is drawn, then SUMO's tools turn it into a network with junctions and crossings."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from simgen.countries import country_of
from simgen.errors import SimgenError
from simgen.recipe import Network
from simgen.roads import plan, streets
from simgen.scene import Draws

CROSSING_WIDTH_M = 4.0
_TIMEOUT_S = 900.0  # of wall time for what takes 0.2 s, so that a machine that is suspended for a while does no harm
_MIXED = {"grid": 0.45, "random": 0.85, "spider": 1.01}  # of mixed networks: the share up to each kind
_COMMENT = re.compile(rb"<!--.*?-->\s*", re.DOTALL)


def generate_network(recipe_network: Network, draws: Draws, folder: Path) -> Path:
    """Make the network of a recipe and return the path of ``folder/network.net.xml``.

    The same recipe and draws give the same bytes. What was drawn is recorded under "network.". Streets may carry, from
    the pavement inwards, a parking lane (which allows nobody, so nothing drives on it) and a cycle lane.

    Raises SimgenError if SUMO's tools are missing, fail, or leave no street.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nodes, links, corners = _street_plan(recipe_network, draws, folder)
    profile = streets.draw_streets(recipe_network, draws, nodes, links, corners)
    nodes_file, edges_file, net_file = folder / "plain.nod.xml", folder / "plain.edg.xml", folder / "network.net.xml"
    nodes_file.write_text(streets.nodes_xml(nodes, links, profile), encoding="utf-8")
    edges_file.write_text(streets.edges_xml(nodes, links, profile), encoding="utf-8")
    run_sumo_tool("netconvert", [
        "-n", str(nodes_file), "-e", str(edges_file), "-o", str(net_file),
        "--crossings.guess", "--default.crossing-width", str(CROSSING_WIDTH_M),
        "--junctions.corner-detail", "10", "--default.junctions.radius", f"{profile.corner_radius_m:.2f}",
        "--no-turnarounds.except-deadend", "--tls.default-type", "static", "--precision", "3", "--geometry.remove", "false",
        "--seed", str(draws.engine_seed("network.netconvert")),
        *(["--lefthand"] if country_of(recipe_network, draws).left else []),
    ])
    net_file.write_bytes(without_comments(net_file.read_bytes()))
    for file in folder.glob("plain.*"):
        file.unlink()
    return net_file


def run_sumo_tool(tool: str, arguments: list[str]) -> None:
    """Run a program of the SUMO distribution. Raises SimgenError with the tool's own first error line."""
    try:
        import sumo
    except ImportError as error:
        raise SimgenError("SUMO is not installed, which road networks need; run: pip install eclipse-sumo") from error
    home = Path(sumo.SUMO_HOME)
    program = home / "bin" / tool
    try:
        done = subprocess.run([str(program), *arguments], capture_output=True, text=True, timeout=_TIMEOUT_S, check=False,
                              env={**os.environ, "SUMO_HOME": str(home)}, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise SimgenError(f"{program} cannot be started ({error.strerror}); reinstall eclipse-sumo") from error
    except subprocess.TimeoutExpired as error:
        raise SimgenError(f"SUMO's {tool} did not finish within {_TIMEOUT_S:.0f} s; make the network smaller") from error
    if done.returncode != 0:
        lines = [line.strip() for line in (done.stderr + "\n" + done.stdout).splitlines() if line.strip()]
        reason = next((line for line in lines if line.lower().startswith("error")), lines[0] if lines else "no message")
        raise SimgenError(f"SUMO's {tool} failed with exit status {done.returncode}: {reason}")


def without_comments(xml: bytes) -> bytes:
    """The XML without its comments: SUMO writes the clock's time and the folder's name into one."""
    return _COMMENT.sub(b"", xml)


def _kind(recipe: Network, draws: Draws) -> str:
    if recipe.kind != "mixed":
        return recipe.kind
    share = float(draws.value("network.kind", plan.UNIT_INTERVAL))
    return next(kind for kind, up_to in _MIXED.items() if share < up_to)


def _street_plan(recipe: Network, draws: Draws, folder: Path) -> tuple[plan.Nodes, plan.Links, plan.Corners]:
    """Junctions, streets and their corners, free of dead ends."""
    kind = _kind(recipe, draws)
    if kind == "spider":
        rings = min(max(draws.integer("network.size", recipe.size) - 1, 2), 5)
        block, bend = (float(draws.value(f"network.{name}", getattr(recipe, name))) for name in ("block_m", "irregularity"))
        return plan.without_bends(*plan.without_dead_ends(*plan.bent_spider(rings, block, bend, draws.rng("network.spider"))))
    if kind == "random":
        nodes, links, corners = plan.without_bends(*plan.without_dead_ends(*_random_plan(recipe, draws, folder)))
        if len(links) >= 3:
            return nodes, links, corners
    # Small random networks may be all dead ends; then, as for a recipe that wants one, the streets form a grid.
    return plan.without_bends(*plan.without_dead_ends(*_grid_plan(recipe, draws)))


def _grid_plan(recipe: Network, draws: Draws) -> tuple[plan.Nodes, plan.Links]:
    columns, rows = draws.integer("network.size", recipe.size), draws.integer("network.rows", recipe.size)
    if columns == rows == 2:  # a single block would have no junction
        columns = 3
    return plan.bent_grid(
        columns, rows, float(draws.value("network.block_m", recipe.block_m)), float(draws.value("network.depth_m", recipe.block_m)),
        float(draws.value("network.irregularity", recipe.irregularity)), draws.rng("network.grid"),
    )


def _random_plan(recipe: Network, draws: Draws, folder: Path) -> tuple[plan.Nodes, plan.Links]:
    size = draws.integer("network.size", recipe.size)
    block = float(draws.value("network.block_m", recipe.block_m))
    bend = float(draws.value("network.irregularity", recipe.irregularity))
    prefix = folder / "plain"
    run_sumo_tool("netgenerate", [
        "--rand", "--rand.iterations", str(max(16, 2 * size * size)), "--rand.min-distance", f"{block * (1 - 0.25 * bend):.2f}",
        "--rand.max-distance", f"{block * (1 + 0.35 * bend):.2f}", "--rand.min-angle", "55", "--rand.connectivity", "0.95",
        "--rand.neighbor-dist1", "0", "--rand.neighbor-dist2", "1", "--rand.neighbor-dist3", "10", "--rand.neighbor-dist4", "8",
        "--rand.neighbor-dist5", "0", "--seed", str(draws.engine_seed("network.netgenerate")), "--plain-output-prefix", str(prefix),
    ])
    return plan.read_plain(Path(f"{prefix}.nod.xml"), Path(f"{prefix}.edg.xml"))
