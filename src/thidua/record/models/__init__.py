"""What is known of a person or a collective, year by year, each fact with its source.

A wrong fact is corrected by a new one: the old row keeps `replaced_by` and no longer counts. Words (`level`, `award`,
`scope`, `form`, `kind`) are those of the facts contract of the law engine.
"""

from thidua.record.models.base import (
    COUNTING,
    READERS,
    Basis,
    ColumnMeaning,
    Fact,
    FactQuerySet,
    Import,
    ImportQuerySet,
    Level,
    PersonFact,
)
from thidua.record.models.bulk import BulkChange
from thidua.record.models.career import Discipline, Hold, Move, Post, Study
from thidua.record.models.declarations import Declaration
from thidua.record.models.honours import Achievement, Authorship, Award, Body, Initiative, InitiativeUse, MovementResult
from thidua.record.models.identity import FactSource, Merge, PersonPair
from thidua.record.models.years import Attestation, CollectiveYear, Rating, ServiceYear

__all__ = [
    "COUNTING",
    "READERS",
    "Achievement",
    "Attestation",
    "Authorship",
    "Award",
    "Basis",
    "Body",
    "BulkChange",
    "CollectiveYear",
    "ColumnMeaning",
    "Declaration",
    "Discipline",
    "Fact",
    "FactQuerySet",
    "FactSource",
    "Hold",
    "Import",
    "ImportQuerySet",
    "Initiative",
    "InitiativeUse",
    "Level",
    "Merge",
    "Move",
    "MovementResult",
    "PersonFact",
    "PersonPair",
    "Post",
    "Rating",
    "ServiceYear",
    "Study",
]
