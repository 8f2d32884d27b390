"""What has been built so far, handed on to the rounds."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.config.example.people import Peopled
from thidua.core.models import User
from thidua.organisation.models import Unit


@dataclass
class Example:
    """The example ministry: `officers` by unit code, `cast` by username."""

    root: Unit
    units: dict[str, Unit]
    peopled: dict[str, Peopled]
    cast: dict[str, User]
    officers: dict[str, User]

    @property
    def department(self) -> User:
        return self.cast["vu"]

    @property
    def secretary(self) -> User:
        return self.cast["thuky"]

    @property
    def leader(self) -> User:
        return self.cast["lanhdao"]

    @property
    def tellers(self) -> tuple[User, User]:
        return self.cast["kiemphieu1"], self.cast["kiemphieu2"]
