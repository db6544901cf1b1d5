"""The families of what people carry and push."""

from __future__ import annotations

from simgen.assets.family import Family

_HELD, _PUSHED = ("prop", "held"), ("prop", "pushed")

FAMILIES: dict[str, Family] = {
    "phone": Family("simgen.assets.people.props_held:phone", 6, _HELD),
    "umbrella": Family("simgen.assets.people.props_held:umbrella", 20, _HELD),
    "coffee_cup": Family("simgen.assets.people.props_held:coffee_cup", 10, _HELD),
    "newspaper": Family("simgen.assets.people.props_held:newspaper", 6, _HELD),
    "box": Family("simgen.assets.people.props_held:box", 8, _HELD),
    "walking_stick": Family("simgen.assets.people.props_held:walking_stick", 18, _HELD),
    "handbag": Family("simgen.assets.people.props_bags:handbag", 16, _HELD),
    "tote": Family("simgen.assets.people.props_bags:tote", 12, _HELD),
    "shopping_bag": Family("simgen.assets.people.props_bags:shopping_bag", 16, _HELD),
    "briefcase": Family("simgen.assets.people.props_bags:briefcase", 8, _HELD),
    "backpack_worn": Family("simgen.assets.people.props_bags:backpack_worn", 12, ("prop", "worn")),
    "suitcase": Family("simgen.assets.people.props_bags:suitcase", 12, _PUSHED),
    "pushchair": Family("simgen.assets.people.props_wheeled:pushchair", 12, _PUSHED),
    "wheelchair": Family("simgen.assets.people.props_wheeled:wheelchair", 8, _PUSHED),
    "shopping_trolley": Family("simgen.assets.people.props_wheeled:shopping_trolley", 6, _PUSHED),
    "rollator": Family("simgen.assets.people.props_wheeled:rollator", 10, _PUSHED),
}
