"""Start the printing of all certificates of a decision."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.jobs import start_job
from thidua.core.models import Job, User
from thidua.core.permissions import require
from thidua.decisions.errors import WrongState
from thidua.decisions.models import Decision
from thidua.decisions.printing_job import KIND


@transaction.atomic
def start_printing(decision_id: int, *, right: float, down: float, preprinted: bool, actor: User) -> Job:
    """Hand the list to a worker. Nothing of the decision changes, so no event is written.

    Args:
        right, down: shift of the print, in millimetres.
    """
    decision = Decision.objects.select_related("unit").get(pk=decision_id)
    require(actor, "decisions.print_certificates", decision)
    if not decision.is_issued:
        raise WrongState(decision)
    job = start_job(
        KIND,
        title=_("In bằng, giấy chứng nhận theo Quyết định số %(number)s") % {"number": decision.shown_number},
        owner=actor,
        arguments={"decision": decision.pk, "right": right, "down": down, "preprinted": preprinted},
    )
    job.result_url = reverse("decisions:printed", args=[job.pk])
    job.save(update_fields=["result_url"])
    return job
