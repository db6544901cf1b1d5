"""Van designs and their dimensions."""

from __future__ import annotations

from dataclasses import dataclass

from simgen.assets.vehicles.wheels import WheelDesign


@dataclass(frozen=True)
class VanDesign:
    """A van's make-up, metres. bonnet : windscreen's foot behind the bumper. rake : how far the windscreen's top lies behind its foot.
    belt : window sill. overhang : bumper to front axle. radius : of the tyres. arch : curvature of the roof's front. front : kind of
    grille and lamps. side_lift : lateral sliding door on both sides."""

    name: str
    length: float
    width: float
    height: float
    bonnet: float
    rake: float
    belt: float
    overhang: float
    radius: float
    front: int
    rear_overhang: float = 1.0
    mass_kg: float = 2000.0
    screen: float = 0.82  # height of the windscreen over the belt


# Sizes after VW Caddy and Renault Kangoo; VW Transporter, Ford Transit Custom, Opel Vivaro; Mercedes Sprinter, VW Crafter, Ford Transit;
# Fiat Ducato (steep, short bonnet); Iveco Daily; American walk-in vans.
VANS: dict[str, VanDesign] = {
    v.name: v
    for v in (
        VanDesign("compact", 4.45, 1.84, 1.83, 0.98, 0.72, 1.08, 0.89, 0.322, 0, 0.82, 1500, 0.60),
        VanDesign("compact long", 4.82, 1.84, 1.85, 0.94, 0.74, 1.09, 0.90, 0.322, 2, 0.92, 1600, 0.60),
        VanDesign("mid", 5.00, 1.92, 1.98, 0.66, 0.86, 1.16, 0.92, 0.345, 1, 0.98, 1950, 0.70),
        VanDesign("mid long", 5.36, 1.95, 1.98, 0.74, 0.86, 1.18, 0.94, 0.345, 3, 1.02, 2050, 0.70),
        VanDesign("large medium roof", 5.93, 2.02, 2.55, 0.72, 0.84, 1.26, 1.00, 0.352, 2, 1.05, 2300),
        VanDesign("large high roof", 6.60, 2.02, 2.74, 0.72, 0.84, 1.26, 1.00, 0.352, 0, 1.30, 2450),
        VanDesign("steep medium roof", 5.41, 2.05, 2.52, 0.46, 0.72, 1.30, 0.95, 0.352, 4, 1.00, 2150, 0.90),
        VanDesign("steep high roof", 5.99, 2.05, 2.76, 0.46, 0.72, 1.30, 0.95, 0.352, 4, 1.05, 2300, 0.90),
        VanDesign("chassis cab", 5.95, 2.02, 2.35, 0.72, 0.84, 1.26, 1.00, 0.352, 1, 1.30, 2600),
        VanDesign("walk-in", 6.40, 2.12, 2.80, 0.78, 0.34, 1.42, 0.90, 0.375, 3, 1.40, 3200, 0.95),
    )
}


@dataclass(frozen=True)
class VanSpec:
    """One van. windows : 0 none beside the cab's, 1 one behind the driver's door, 2 all along. dark : unpainted bumpers and rubbing
    strips. cab_only : only the cab is a van; a separate body follows. door_side : sliding door."""

    design: VanDesign
    length: float
    height: float
    wheel: WheelDesign
    windows: int = 0
    rear_panes: bool = False
    dark: bool = True
    cab_only: bool = False
    clearance: float = 0.19

    @property
    def belt(self) -> float:
        """Window sill."""
        return self.design.belt

    @property
    def width(self) -> float:
        """Without mirrors."""
        return self.design.width

    @property
    def wheelbase(self) -> float:
        """Between the axles."""
        return self.length - self.design.overhang - self.design.rear_overhang

    @property
    def x_front(self) -> float:
        """x of the front bumper."""
        return self.wheelbase + self.design.overhang

    @property
    def x_rear(self) -> float:
        """x of the rear end of the van's own body."""
        return self.door_x - 0.12 if self.cab_only else self.x_front - self.length

    @property
    def cowl_x(self) -> float:
        """Foot of the windscreen."""
        return self.x_front - self.design.bonnet

    @property
    def header_x(self) -> float:
        """Top of the windscreen."""
        return self.cowl_x - self.design.rake

    @property
    def load_z(self) -> float:
        """Load floor: 0.54 to 0.70 m above the road in panel vans."""
        return max(0.59, self.belt - 0.60)

    @property
    def door_x(self) -> float:
        """Rear edge of the cab's door."""
        return self.cowl_x - max(self.design.rake + 0.52, 1.34)

    @property
    def head(self) -> float:
        """Upper edge of the side windows."""
        return min(self.height - 0.20, self.belt + self.design.screen - 0.10)
