"""The recipe: the typed, validated description of a dataset. Every number marked so may be a distribution."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from simgen.distributions import integer, number, word
from simgen.errors import SimgenError
from simgen.kinds import BuildingStyle
from simgen.plugins import nearest


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Clip(_Section):
    """Frames of one scene, `rate_hz` apart; flow is to the next frame at that rate."""

    frames: int = Field(4, ge=1, le=10_000)
    rate_hz: float = Field(2.0, gt=0, le=100)


class Network(_Section):
    """The procedural road network. Several scenes (ego positions) may share one.

    kind : "grid" (bent by `irregularity`), "random" (odd angles), "spider" (rings and spokes) or "mixed" (one of them, drawn per network).
    block_m : distance between junctions. lanes : per direction. width_m : of a driving lane; sidewalk_m : of a pavement.
    parking : share of street sides with a lane of parking bays. median : share of roads with a strip between their directions, painted or
    with islands, and median_m about how broad it is. relief_m : height between the lowest and highest point of gentle
    slopes (at most 6 % steep). water : share of networks with a river or canal, which takes the blocks on its course. tramways : share of networks with a tram line, if their streets lead straight on for long enough.
    country : whose number plates, furniture, signs, markings and buildings there are; "europe" mixes those of several, "any" is drawn
    per network. lefthand : whether traffic keeps left; as in the country unless it is said.
    """

    scenes_per_network: int = Field(1, ge=1, le=1000)
    kind: Literal["grid", "random", "spider", "mixed"] = "mixed"
    size: integer(2, 12) = {"uniform": [3, 5]}  # type: ignore[valid-type]
    block_m: number(40, 400) = {"uniform": [70, 130]}  # type: ignore[valid-type]
    irregularity: number(0, 1) = {"uniform": [0.1, 0.7]}  # type: ignore[valid-type]
    lanes: integer(1, 4) = {"choice": [1, 2], "weights": [3, 1]}  # type: ignore[valid-type]
    lane_width_m: number(2.4, 5) = {"uniform": [2.9, 3.5]}  # type: ignore[valid-type]
    sidewalk_m: number(1, 8) = {"uniform": [1.8, 4.0]}  # type: ignore[valid-type]
    parking: number(0, 1) = {"uniform": [0.2, 0.8]}  # type: ignore[valid-type]
    median: number(0, 1) = {"mixture": [0.0, {"uniform": [0.1, 0.5]}]}  # type: ignore[valid-type]
    median_m: number(1, 8) = {"uniform": [1.5, 2.6]}  # type: ignore[valid-type]
    signals: number(0, 1) = 0.5  # type: ignore[valid-type]
    relief_m: number(0, 30) = {"uniform": [0, 6]}  # type: ignore[valid-type]
    water: number(0, 1) = 0.08  # type: ignore[valid-type]
    tramways: number(0, 1) = 0.12  # type: ignore[valid-type]
    country: word("any", "europe", "france", "germany", "japan", "uk", "usa") = "any"  # type: ignore[valid-type]
    lefthand: bool | None = None

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Streetscape(_Section):
    """What lines the streets. Shares are 0..1 of the places where such a thing could stand.

    floors : of buildings. closed : share of frontage length that is built up without a gap; open : share of frontage
    that is no row of houses but a park, churchyard, school, large garden, car park or empty lot; setback_m : front garden depth where
    buildings stand back. roadworks : share of scenes with an excavator at work in a bay ahead. overhead : share of streets with utility
    poles and wires. buildings : factors on how often the styles of building occur. signs : whose traffic signs stand there; "town" is the country whose number plates and furniture the town has. The rest
    are densities relative to a common European street (1 = usual); cycles : of those parked at kerbs and walls; weeds : in gutters, cracks
    and lawns, and how long grass grows before it is mown.
    """

    floors: integer(1, 30) = {"uniform": [2, 6]}  # type: ignore[valid-type]
    closed: number(0, 1) = {"uniform": [0.6, 1.0]}  # type: ignore[valid-type]
    open: number(0, 1) = {"uniform": [0.0, 0.35]}  # type: ignore[valid-type]
    setback_m: number(0, 20) = {"mixture": [0.0, {"uniform": [1.5, 6]}], "weights": [2, 1]}  # type: ignore[valid-type]
    trees: number(0, 1) = {"uniform": [0.1, 0.9]}  # type: ignore[valid-type]
    furniture: number(0, 3) = {"uniform": [0.6, 1.5]}  # type: ignore[valid-type]
    parked: number(0, 1) = {"uniform": [0.5, 1.0]}  # type: ignore[valid-type]
    cycles: number(0, 5) = 1.0  # type: ignore[valid-type]
    weeds: number(0, 3) = 1.0  # type: ignore[valid-type]
    shops: number(0, 1) = {"uniform": [0.0, 0.7]}  # type: ignore[valid-type]
    roadworks: number(0, 1) = 0.06  # type: ignore[valid-type]
    overhead: number(0, 1) = {"mixture": [0.0, {"uniform": [0.1, 0.6]}, 1.0], "weights": [15, 3, 2]}  # type: ignore[valid-type]
    buildings: dict[BuildingStyle, Annotated[float, Field(ge=0, le=1000)]] = {}
    signs: word("town", "germany", "uk", "france", "sweden", "usa", "japan") = "town"  # type: ignore[valid-type]

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Traffic(_Section):
    """Moving traffic, simulated by SUMO for `warmup_s` before the clip starts.

    vehicles_per_km : motor vehicles on the road per kilometre of street on a usual day. bicycles, pedestrians : likewise.
    trams_per_km : trams per kilometre of tram line, both directions together, where the network has one. children,
    elderly : shares of those who walk. groups : share of those who walk that do so in company. lying : share of scenes with somebody who
    lies on the pavement ahead and others who see to them. close_rider : share of scenes that wait until the ego has a cyclist close ahead,
    where there are any. mix : weight of each vehicle family.
    by_hour : whether these follow the hour of the day (fewer people at night, children before and after school, refuse in the morning).
    """

    warmup_s: float = Field(30.0, ge=5, le=600)
    vehicles_per_km: number(0, 150) = {"uniform": [20, 55]}  # type: ignore[valid-type]
    bicycles_per_km: number(0, 200) = {"uniform": [4, 18]}  # type: ignore[valid-type]
    pedestrians_per_km: number(0, 400) = {"uniform": [50, 150]}  # type: ignore[valid-type]
    trams_per_km: number(0, 30) = {"uniform": [3, 10]}  # type: ignore[valid-type]
    children: number(0, 1) = 0.15  # type: ignore[valid-type]
    elderly: number(0, 1) = 0.14  # type: ignore[valid-type]
    groups: number(0, 1) = {"uniform": [0.3, 0.65]}  # type: ignore[valid-type]
    lying: number(0, 1) = 0.02  # type: ignore[valid-type]
    close_rider: number(0, 1) = 0.3  # type: ignore[valid-type]
    by_hour: bool = True
    mix: dict[str, float] = {
        "hatchback": 26, "saloon": 15, "estate": 8, "suv": 22, "coupe": 2, "pickup": 1.5, "taxi": 3, "police": 0.4, "van": 9,
        "minibus": 0.8, "ambulance": 0.3, "bus": 3.5, "coach": 0.6, "truck": 2.2, "tipper": 0.6, "tractor_trailer": 0.6,
        "refuse_lorry": 0.5, "fire_engine": 0.1, "farm_tractor": 0.1, "excavator": 0.04,
        "motorcycle": 1.4, "scooter": 1.3,
    }

    @field_validator("mix")
    @classmethod
    def _canonical(cls, mix: dict[str, float]) -> dict[str, float]:
        """Sorted, since the order of keys must not matter."""
        if not mix or min(mix.values()) < 0 or sum(mix.values()) <= 0:
            raise ValueError(f"weights {mix} must be 0 or more and not all 0")
        return dict(sorted(mix.items()))

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Animals(_Section):
    """Animals in the streets. dogs : share of those who walk that lead one. cats_per_km, flocks_per_km : cats on pavements and walls, and
    flocks of birds on the ground, per kilometre of street. flying : birds in the air near the ego. horses_per_km : riders on horses."""

    dogs: number(0, 1) = 0.04  # type: ignore[valid-type]
    cats_per_km: number(0, 50) = {"uniform": [0, 4]}  # type: ignore[valid-type]
    flocks_per_km: number(0, 50) = {"uniform": [0, 5]}  # type: ignore[valid-type]
    flying: integer(0, 200) = {"mixture": [0, {"uniform": [1, 12]}], "weights": [1, 2]}  # type: ignore[valid-type]
    horses_per_km: number(0, 20) = 0.05  # type: ignore[valid-type]

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class ImportedAsset(_Section):
    """An asset that the user imported. name : "user/NAME". placed_as : what it is in the scene, `as` in YAML. weight : among the others
    of that kind (of furniture: pieces to a hundred metres of pavement). hash : of its content; filled in when a dataset is
    begun, and the asset must have it from then on."""

    name: str = Field(pattern=r"^user/[a-z0-9][a-z0-9_-]*$")
    placed_as: Literal["furniture", "parked", "debris", "driving"] = Field("furniture", alias="as")
    weight: float = Field(1.0, gt=0, le=1000)
    hash: str | None = Field(None, pattern=r"^[0-9a-f]{32}$")

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, serialize_by_alias=True)


class Assets(_Section):
    """Which of the catalogue's assets scenes may use.

    split : "train", "val" and "test" have no asset in common (but for families too small or whose variants have a meaning); "all"
    takes every one. only : wherever something on this list can be chosen, nothing else is. exclude : never chosen. weights : factors of
    how often something is chosen. All three go by family or tag. imported : the user's own assets that take part.
    """

    split: Literal["all", "train", "val", "test"] = "all"
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    weights: dict[str, float] = {}
    imported: tuple[ImportedAsset, ...] = ()

    @field_validator("weights")
    @classmethod
    def _canonical(cls, weights: dict[str, float]) -> dict[str, float]:
        """Sorted, since the order of keys must not matter."""
        for name, weight in weights.items():
            if not 0 <= weight <= 1000:
                raise ValueError(f"the weight of {name!r} must be 0 to 1000 (got {weight})")
        return dict(sorted(weights.items()))

    @field_validator("imported")
    @classmethod
    def _once(cls, imported: tuple[ImportedAsset, ...]) -> tuple[ImportedAsset, ...]:
        uses = [(i.name, i.placed_as) for i in imported]
        if len(set(uses)) != len(uses):
            raise ValueError("the same asset is named twice for the same use")
        return imported


class Debris(_Section):
    """Loose objects dropped on road and pavement near the ego and left to come to rest (PyBullet)."""

    count: integer(0, 200) = {"choice": [0, 0, 3, 8]}  # type: ignore[valid-type]

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Weather(_Section):
    """Sun, sky and air. hour : local solar time. day : of the year. turbidity : 2 is very clear, 8 hazy.
    visibility_m : Koschmieder range of the haze."""

    hour: number(0, 24) = {"uniform": [7.5, 17.5]}  # type: ignore[valid-type]
    day: integer(1, 365) = {"uniform": [1, 365]}  # type: ignore[valid-type]
    latitude_deg: number(-66, 66) = {"uniform": [30, 55]}  # type: ignore[valid-type]
    cloud_cover: number(0, 1) = {"mixture": [{"uniform": [0, 0.4]}, {"uniform": [0.4, 1.0]}], "weights": [3, 2]}  # type: ignore[valid-type]
    turbidity: number(1.8, 10) = {"uniform": [2, 5]}  # type: ignore[valid-type]
    visibility_m: number(50, 100_000) = {"loguniform": [6000, 60_000]}  # type: ignore[valid-type]

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class CameraSpec(_Section):
    """A camera on the ego rig. position_m, yaw, pitch, roll : mounting in the rig frame (x forward, y left, z up, origin
    below the rear axle); positive pitch looks down. exposure_ev : stops added to the automatic exposure. shade_lift : share of their
    distance in stops by which the camera raises dark areas."""

    name: str = Field("front", pattern=r"^[a-z][a-z0-9_]*$")
    width: int = Field(1280, ge=16, le=8192)
    height: int = Field(720, ge=16, le=8192)
    hfov_deg: number(10, 150) = 70.0  # type: ignore[valid-type]
    x_m: number(-10, 10) = 1.7  # type: ignore[valid-type]
    y_m: number(-5, 5) = 0.0  # type: ignore[valid-type]
    z_m: number(0.2, 10) = 1.5  # type: ignore[valid-type]
    yaw_deg: number(-180, 180) = 0.0  # type: ignore[valid-type]
    pitch_deg: number(-60, 60) = 0.0  # type: ignore[valid-type]
    roll_deg: number(-45, 45) = 0.0  # type: ignore[valid-type]
    exposure_ev: number(-5, 5) = 0.0  # type: ignore[valid-type]
    contrast: number(0.5, 2) = 1.0  # type: ignore[valid-type]
    saturation: number(0, 2) = 1.0  # type: ignore[valid-type]
    white_balance_k: number(2500, 12000) = 6500.0  # type: ignore[valid-type]
    noise: number(0, 1) = 0.15  # type: ignore[valid-type]
    shade_lift: number(0, 1) = 0.25  # type: ignore[valid-type]
    augment: tuple[dict[str, Any], ...] = ()

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


Modality = Literal["rgb", "depth", "semantic", "semantic_closed", "instance", "panoptic", "normal", "flow", "amodal", "labels"]
MODALITIES: tuple[Modality, ...] = get_args(Modality)
_OUTPUTS = tuple(m for m in MODALITIES if m != "semantic_closed")  # which follows from depth and classes


class Render(_Section):
    """How pictures are made. backend : "raster", "pyrender", "tiny" or your own; "auto" is raster, or tiny where no OpenGL can
    be had. samples : jittered pictures averaged per frame."""

    backend: str = "auto"
    samples: int = Field(4, ge=1, le=1024)


class Variant(_Section):
    """Values of a recipe's sections that go together, in the place of the recipe's own. weight : its share of the networks, relative to
    the other variants'."""

    weight: float = Field(1.0, ge=0, le=1e6)
    network: dict[str, Any] = {}
    streetscape: dict[str, Any] = {}
    traffic: dict[str, Any] = {}
    animals: dict[str, Any] = {}
    debris: dict[str, Any] = {}
    weather: dict[str, Any] = {}

    @property
    def changes(self) -> dict[str, dict[str, Any]]:
        """What it sets, by section."""
        return {name: values for name in type(self).model_fields if name != "weight" and (values := getattr(self, name))}


class Recipe(_Section):
    """A dataset recipe. variants : one of them is drawn for every network, if there are any."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    description: str = ""
    seed: int = 0
    scenes: int = Field(6, ge=1, le=10_000_000)
    builder: str = "urban"
    clip: Clip = Clip()
    network: Network = Network()
    streetscape: Streetscape = Streetscape()
    traffic: Traffic = Traffic()
    animals: Animals = Animals()
    debris: Debris = Debris()
    assets: Assets = Assets()
    weather: Weather = Weather()
    cameras: tuple[CameraSpec, ...] = Field((CameraSpec(),), min_length=1)
    render: Render = Render()
    outputs: tuple[Modality, ...] = _OUTPUTS
    licence: str = "CC0-1.0"
    variants: dict[str, Variant] = {}

    @field_validator("cameras")
    @classmethod
    def _unique_names(cls, cameras: tuple[CameraSpec, ...]) -> tuple[CameraSpec, ...]:
        names = [c.name for c in cameras]
        if len(set(names)) != len(names):
            raise ValueError(f"camera names {names} are not all different")
        return cameras

    @model_validator(mode="after")
    def _variants_fit(self) -> Recipe:
        if self.variants and not any(v.weight for v in self.variants.values()):
            raise ValueError(f"variants {', '.join(self.variants)} have weights of 0 only; give one more than 0")
        for name, variant in self.variants.items():
            if "scenes_per_network" in variant.network:
                raise ValueError(f"variants.{name}: scenes_per_network holds for all networks; set it in network")
            for section, values in variant.changes.items():
                try:
                    _changed(getattr(self, section), values)
                except ValidationError as e:
                    faults = (_explain({**err, "loc": (section, *err["loc"])}) for err in e.errors())
                    raise ValueError(f"variants.{name}: {'; '.join(faults)}") from e
        return self

    def varied(self, variant: Variant) -> Recipe:
        """The recipe with a variant's values in the place of its own."""
        changed = {section: _changed(getattr(self, section), values) for section, values in variant.changes.items()}
        return self.model_copy(update=changed | {"variants": {}})

    def resolved(self) -> dict[str, Any]:
        """The recipe as plain JSON-able data with every default filled in."""
        return self.model_dump(mode="json", exclude_none=True)

    def content_hash(self) -> str:
        """Hash of everything that a frame depends on: all but the name, description, licence and number of scenes."""
        data = {k: v for k, v in self.resolved().items() if k not in {"name", "description", "licence", "scenes"}}
        return hashlib.blake2b(json.dumps(data, sort_keys=True).encode(), digest_size=16).hexdigest()


def _changed(section: _Section, values: dict[str, Any]) -> _Section:
    return type(section).model_validate(section.model_dump(mode="json", exclude_none=True) | values)


def shipped_recipes() -> dict[str, Path]:
    """Name -> file of the recipes that come with the package."""
    folder = Path(str(resources.files("simgen") / "configs"))
    return {p.stem: p for p in sorted(folder.glob("*.yaml"))}


def street_types() -> dict[str, dict[str, Any]]:
    """What the shipped types of street set, by name: sections of a recipe."""
    file = Path(str(resources.files("simgen") / "configs")) / "streets" / "types.yaml"
    types: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return types


def load_recipe(source: str | Path, overrides: list[str] | tuple[str, ...] = ()) -> Recipe:
    """Read a recipe from a YAML file, or a shipped one by its name, and apply `a.b=value` overrides.

    Raises SimgenError with the place, the value and the remedy for anything that is wrong.
    """
    path = Path(source)
    if not path.suffix and not path.exists():
        known = shipped_recipes()
        if str(source) not in known:
            raise SimgenError(f"no recipe {str(source)!r}: {nearest(str(source), list(known), 'shipped recipes')}")
        path = known[str(source)]
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise SimgenError(f"cannot read recipe {path}: {e.strerror}") from e
    except (yaml.YAMLError, UnicodeDecodeError) as e:
        where = getattr(e, "problem_mark", None)
        line = f" in line {where.line + 1}" if where else ""
        raise SimgenError(f"recipe {path} is not valid YAML{line}: {getattr(e, 'problem', e)}") from e
    if not isinstance(data, dict):
        raise SimgenError(f"recipe {path} must be a mapping of keys to values, not {type(data).__name__}")
    data.setdefault("name", path.stem)
    data = _with_street_types(data)
    for item in overrides:
        _override(data, item)
    return recipe_from(data, str(path))


def recipe_from(data: dict[str, Any], where: str = "recipe") -> Recipe:
    """Validate plain data. Raises SimgenError that lists every fault with the nearest known key."""
    try:
        return Recipe.model_validate(_with_street_types(data))
    except ValidationError as e:
        raise SimgenError(f"{where}: " + "; ".join(_explain(err) for err in e.errors())) from e


def _with_street_types(data: dict[str, Any]) -> dict[str, Any]:
    """The data with what the shipped types of street set in the place of their bare weights. SimgenError for an unknown one."""
    variants = data.get("variants")
    if not isinstance(variants, dict) or all(isinstance(variant, dict) for variant in variants.values()):
        return data
    known = street_types()
    named = dict(variants)
    for name, weight in variants.items():
        if not isinstance(weight, dict):
            if name not in known:
                raise SimgenError(f"variants.{name}: {nearest(str(name), list(known), 'types of street')}; or give its sections")
            named[name] = {"weight": weight, **known[name]}
    return data | {"variants": named}


def _override(data: dict[str, Any], item: str) -> None:
    key, eq, text = item.partition("=")
    if not eq or not key:
        raise SimgenError(f"--set {item!r} must look like section.key=value")
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as e:
        raise SimgenError(f"--set {item!r}: the value is not valid YAML") from e
    node: Any = data
    *parents, last = key.split(".")
    for step in parents:
        node = _list_item(node, step, item) if isinstance(node, list) else node.setdefault(step, {})
        if not isinstance(node, dict | list):
            raise SimgenError(f"--set {item!r}: {step!r} holds a value, not a section")
    if isinstance(node, list):
        _list_item(node, last, item)
        node[int(last)] = value
    elif parents == ["variants"] and isinstance(node.get(last), dict) and not isinstance(value, dict):
        node[last]["weight"] = value
    else:
        node[last] = value
    for variant in (data.get("variants") or {}).values():  # what is asked for holds in all of them
        section = variant.get(parents[0]) if len(parents) == 1 and isinstance(variant, dict) else None
        if isinstance(section, dict):
            section.pop(last, None)


def _list_item(node: list[Any], step: str, item: str) -> Any:
    if not step.isdigit() or int(step) >= len(node):
        raise SimgenError(f"--set {item!r}: {step!r} must be a position 0 to {len(node) - 1} in the list")
    return node[int(step)]


def _explain(err: Any) -> str:
    place = ".".join(str(p) for p in err["loc"])
    if err["type"] == "extra_forbidden":
        return f"unknown key {place!r}, {nearest(str(err['loc'][-1]), _known_keys(err['loc'][:-1]), 'keys here')}"
    message = err["msg"].removeprefix("Value error, ")
    shown = err.get("input")
    value = "" if isinstance(shown, dict | list | tuple) or err["type"] in {"missing", "value_error"} else f" (got {shown!r})"
    return f"{place}: {message[0].lower()}{message[1:]}{value}" if place else message


def _known_keys(loc: tuple[Any, ...]) -> list[str]:
    model: Any = Recipe
    for step in loc:
        if isinstance(step, int) or step not in model.model_fields:  # a place in a list, a name in a mapping
            continue
        annotation = model.model_fields[step].annotation
        args = [a for a in getattr(annotation, "__args__", ()) if isinstance(a, type) and issubclass(a, BaseModel)]
        model = args[0] if args else annotation
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            return []
    return list(model.model_fields)
