"""Every sign by its name, "vienna/B2a" or "mutcd/R1-1", and the faces of each country."""

from __future__ import annotations

from dataclasses import dataclass

from simgen.assets.textures.signs import directions, japan, mutcd, vienna_info, vienna_rules, vienna_warning
from simgen.assets.textures.signs.model import Sign
from simgen.assets.textures.signs.national import NATIONAL
from simgen.assets.textures.signs.styles import STYLES, Style, style_of

VIENNA: dict[str, Sign] = {
    **vienna_warning.WARNING, **vienna_warning.PRIORITY, **vienna_rules.PROHIBITORY, **vienna_rules.MANDATORY, **vienna_info.SPECIAL,
    **vienna_info.SERVICES, **directions.GUIDE, **vienna_info.GUIDE, **vienna_info.PANELS,
}  # fmt: skip
SETS: dict[str, dict[str, Sign]] = {"vienna": VIENNA, "mutcd": mutcd.SIGNS, "japan": japan.SIGNS, "local": directions.LOCAL}
SIGNS: dict[str, Sign] = {f"{name}/{code}": sign for name, signs in SETS.items() for code, sign in signs.items()}
SYSTEMS = {"germany": "vienna", "uk": "vienna", "france": "vienna", "sweden": "vienna", "usa": "mutcd", "japan": "japan"}
_HOME = {"vienna": "germany", "mutcd": "usa", "japan": "japan", "local": "germany"}


@dataclass(frozen=True)
class Choice:
    """A sign as it stands in a country. left : whether traffic keeps to the left there; wear : 0 (new) to `WEAR`."""

    name: str
    country: str
    left: bool
    text: str = ""
    wear: int = 0

    @property
    def style(self) -> Style:
        """How it is drawn."""
        return style_of(self.country, self.left)

    @property
    def sign(self) -> Sign:
        """The row of its table."""
        system, _, code = self.name.partition("/")
        if system == "vienna" and (self.country, code) in NATIONAL:
            return NATIONAL[self.country, code]
        return SIGNS[self.name]

    @property
    def key(self) -> str:
        """Its texture's key: "sign:COUNTRY/SYSTEM/CODE:TEXT", with "~left" and "~worn1" where they apply."""
        side = "~left" if self.left else ""
        worn = f"~worn{self.wear}" if self.wear else ""
        return f"sign:{self.country}/{self.name}:{self.text}{side}{worn}"


def choice(name: str, country: str = "", *, left: bool | None = None, text: str = "", wear: int = 0) -> Choice:
    """A sign as a country draws it, by default one that has it. KeyError for an unknown sign or country."""
    SIGNS[name]
    country = country or _HOME[name.partition("/")[0]]
    return Choice(name, country, STYLES[country].left if left is None else left, text, wear)


def parsed(key: str) -> Choice:
    """The sign of a texture's key. KeyError for a key that is none."""
    head, _, rest = key.removeprefix("sign:").partition(":")
    country, _, name = head.partition("/")
    text, *flags = rest.split("~")
    worn = next((int(f[4:]) for f in flags if f.startswith("worn") and f[4:].isdecimal()), 0)
    if country not in STYLES or name not in SIGNS:
        raise KeyError(key)
    return Choice(name, country, "left" in flags, text, worn)
