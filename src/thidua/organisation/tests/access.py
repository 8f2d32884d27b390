"""Who may open the pages of units: the tree and the units of the programme are public."""

from thidua.core.access import EVERYBODY, Access

ACCESS = {
    "organisation:tree": Access(EVERYBODY),
    "organisation:unit": Access(EVERYBODY, lambda world: {"code": world.ministry.veam.code}),
}
