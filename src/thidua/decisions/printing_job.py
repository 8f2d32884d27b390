"""Setting the certificates of a long list: background work with progress, one file at the end."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from thidua import papers
from thidua.core.jobs import Progress, job_kind
from thidua.core.models import Job
from thidua.core.permissions import require
from thidua.decisions.models import Certificate, Decision
from thidua.decisions.printing import certificate_papers
from thidua.decisions.queries import certificates_of

KIND = "decisions.print_certificates"


@job_kind(KIND)
def print_certificates(job: Job, progress: Progress) -> dict[str, Any]:
    """One PDF for the whole list in its order, without those revoked. Running twice writes the same file name again."""
    decision = Decision.objects.select_related("unit").get(pk=job.arguments["decision"])
    require(job.owner, "decisions.print_certificates", decision)
    certificates = [one for one in certificates_of(decision) if one.state != Certificate.State.REVOKED]
    progress(0, len(certificates), _("Đang xếp trang"))
    offset = (float(job.arguments["right"]), float(job.arguments["down"]))
    sheets = certificate_papers(certificates, offset_mm=offset)
    pdf = papers.certificates_pdf(sheets, preprinted=bool(job.arguments["preprinted"]), at=job.created_at)
    name = f"certificates/{job.pk}.pdf"
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, ContentFile(pdf))
    progress(len(certificates), len(certificates), _("Xong"))
    return {"file": name, "decision": decision.pk, "pages": len(certificates)}
