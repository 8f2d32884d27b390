"""Who may open the register: anyone who holds a certificate's address; its lines are for the ministry's side."""

from thidua.core.access import EVERYBODY, Access

READERS = frozenset({"department", "secretary", "leader"})

ACCESS = {
    "register:look_up": Access(EVERYBODY),
    "register:look_up#post": Access(EVERYBODY, method="post"),
    "register:certificate": Access(EVERYBODY, lambda world: {"public_id": world.certificate.public_id}),
    "register:entries": Access(READERS),
    "register:verify": Access(READERS),
    "register:export": Access(READERS),
}
