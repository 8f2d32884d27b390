"""What only an example installation offers: the list to try the upload with."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thidua.config.example.workbook import FILE_NAME, workbook
from thidua.core.permissions import require

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def example_workbook(request: HttpRequest) -> HttpResponse:
    """The sample list, to those who may bring lists into the record."""
    if not settings.DEMO:
        raise Http404
    require(request.user, "record.import_list")
    return HttpResponse(
        workbook(), content_type=EXCEL, headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    )
