"""SUMO inside the process: the only module that imports `libsumo`. It holds one simulation per process."""

from __future__ import annotations

import contextlib
import io
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from simgen.errors import MissingDependencyError, SimgenError
from simgen.libraries import SUMO_PACKAGES, import_remedy
from simgen.quiet import muted

# The engine keeps its simulation in globals of the C++ library, so two threads must take turns.
_turn = threading.Lock()

# Bits of vehicle.getSignals: https://sumo.dlr.de/docs/TraCI/Vehicle_Signalling.html
SIGNAL_RIGHT, SIGNAL_LEFT, SIGNAL_BRAKE = 1, 2, 8


@dataclass(eq=False)
class Recording:
    """Road users at each step of a stretch of simulation; NaN (or 0) where one is absent.

    times_s : (T,) simulation time. ids : N names. position : (T, N, 2) m, front of the road user.
    angle : (T, N) rad, counter-clockwise from east. speed : (T, N) m/s. signals : (T, N) int, SUMO's lamp bits.
    lane : per step the lane id of each.
    """

    times_s: NDArray[np.float64]
    ids: tuple[str, ...]
    position: NDArray[np.float64]
    angle: NDArray[np.float64]
    speed: NDArray[np.float64]
    signals: NDArray[np.int64]
    lane: list[list[str]]


@dataclass(frozen=True)
class VehicleState:
    """A vehicle at one instant. position : m, of its front. angle : rad, counter-clockwise from east. driven_m : since its insertion.
    leader_gap_m : to the next vehicle ahead, inf if none."""

    position: tuple[float, float]
    angle: float
    lane: str
    lane_position_m: float
    driven_m: float
    speed_mps: float
    leader_gap_m: float


class Simulation:
    """A running simulation; get one from `simulation`. Times are seconds since its start."""

    def __init__(self, module: ModuleType, step_s: float) -> None:
        self._sumo = module
        self.step_s = step_s
        self.steps_done = 0

    def advance(self, steps: int) -> None:
        """Let time pass without looking."""
        for _ in range(steps):
            self._sumo.simulationStep()
        self.steps_done += steps

    def vehicles(self) -> tuple[str, ...]:
        """Ids of the vehicles on the road, sorted."""
        return tuple(sorted(self._sumo.vehicle.getIDList()))

    def people(self) -> tuple[str, ...]:
        """Ids of the people under way, sorted."""
        return tuple(sorted(self._sumo.person.getIDList()))

    def remove(self, vehicle: str) -> None:
        """Take a vehicle off the road."""
        self._sumo.vehicle.remove(vehicle)

    def state(self, vehicle: str) -> VehicleState:
        """Where a vehicle is and how it got there."""
        v = self._sumo.vehicle
        leader = v.getLeader(vehicle, 100.0)
        gap = leader[1] if leader and leader[0] else np.inf
        return VehicleState(v.getPosition(vehicle), float(np.pi / 2 - np.radians(v.getAngle(vehicle))), v.getLaneID(vehicle),
                            v.getLanePosition(vehicle), v.getDistance(vehicle), v.getSpeed(vehicle), gap)

    def person_position(self, person: str) -> tuple[float, float]:
        """Where somebody is, m."""
        x, y = self._sumo.person.getPosition(person)
        return x, y

    def record(self, steps: int) -> tuple[Recording, Recording, dict[str, list[str]]]:
        """Advance and write down vehicles, people and the state string of every signal system at each of `steps + 1`
        instants, the present one first."""
        vehicles, people = self.vehicles(), self.people()
        v = _recording(vehicles, steps + 1)
        p = _recording(people, steps + 1)
        systems = sorted(self._sumo.trafficlight.getIDList())
        signals: dict[str, list[str]] = {s: [] for s in systems}
        for k in range(steps + 1):
            if k:
                self.advance(1)
            v.times_s[k] = p.times_s[k] = self.steps_done * self.step_s
            self._write(v, k, self._sumo.vehicle, lamps=True)
            self._write(p, k, self._sumo.person, lamps=False)
            for s in systems:
                signals[s].append(self._sumo.trafficlight.getRedYellowGreenState(s))
        for r in (v, p):  # degrees clockwise from north
            r.angle = np.pi / 2 - np.radians(r.angle)
        return v, p, signals

    def _write(self, out: Recording, k: int, domain: ModuleType, *, lamps: bool) -> None:
        here = set(domain.getIDList())
        lanes = out.lane[k]
        lanes.extend(domain.getLaneID(name) if name in here else "" for name in out.ids)
        rows = [i for i, name in enumerate(out.ids) if name in here]
        names = [out.ids[i] for i in rows]
        if not names:
            return
        out.position[k, rows] = [domain.getPosition(name) for name in names]
        out.angle[k, rows] = [domain.getAngle(name) for name in names]
        out.speed[k, rows] = [domain.getSpeed(name) for name in names]
        if lamps:
            out.signals[k, rows] = [domain.getSignals(name) for name in names]


@contextlib.contextmanager
def simulation(net_file: Path, route_file: Path, *, seed: int, step_s: float = 0.1) -> Iterator[Simulation]:
    """A SUMO simulation, closed at the end whatever happens.

    Vehicles are never teleported out of a jam, a lane change takes 2.5 s, and drivers decide every 0.3 s. Road users that
    cannot enter within 5 s of their departure are given up.

    Raises MissingDependencyError without libsumo, SimgenError (with SUMO's own words) for a network or demand that it
    refuses.
    """
    _check(net_file)
    options = [
        "sumo", "--net-file", str(net_file), "--route-files", str(route_file), "--step-length", f"{step_s:g}",
        "--seed", str(seed), "--time-to-teleport", "-1", "--collision.action", "none", "--max-depart-delay", "5",
        "--lanechange.duration", "2.5", "--default.action-step-length", "0.3",
        "--ignore-route-errors", "true", "--no-step-log", "true", "--no-warnings", "true",
        "--duration-log.disable", "true", "--xml-validation", "never", "--xml-validation.net", "never",
        "--xml-validation.routes", "never",
    ]
    with _turn:
        sumo = _libsumo()
        try:
            _start(sumo, options)
            yield Simulation(sumo, step_s)
        finally:
            with muted():
                sumo.close()


def _check(net_file: Path) -> None:
    """SUMO 1.28 takes the whole process down when it reads a network that does not state its version."""
    try:
        with net_file.open("rb") as f:
            head = f.read(16_384)
    except OSError as e:
        raise SimgenError(f"the road network {net_file} cannot be read: {e.strerror}; give the path of a SUMO .net.xml") from e
    if re.search(rb"<net\s[^>]*version=", head) is None:
        raise SimgenError(f"{net_file} is no SUMO network, as it states no version; make one with netconvert")


def _start(sumo: ModuleType, options: Sequence[str]) -> None:
    with muted() as said:
        try:
            sumo.start(list(options))
        except Exception as e:  # libsumo's own types derive from nothing more useful
            reason = " ".join(line.strip() for line in said() if "Error" in line) or str(e)
            raise SimgenError(f"SUMO cannot run the traffic on {options[2]}: {reason}; check the network file") from e


def _libsumo() -> ModuleType:
    try:
        # At import it prints a remark about the version of pyarrow, which simgen never hands to it.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), muted():
            import libsumo
    except ImportError as e:
        remedy = import_remedy(str(e), "run: pip install libsumo eclipse-sumo", SUMO_PACKAGES)
        raise MissingDependencyError(f"libsumo ({e})", "traffic", remedy) from e
    return libsumo


def _recording(ids: tuple[str, ...], steps: int) -> Recording:
    shape = (steps, len(ids))
    return Recording(np.zeros(steps), ids, np.full((*shape, 2), np.nan), np.full(shape, np.nan), np.zeros(shape),
                     np.zeros(shape, np.int64), [[] for _ in range(steps)])
