"""The gallery of components, and the switch for the meeting room."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.addresses import own_address
from thidua.ui.gallery import sample_form, samples
from thidua.ui.meeting_mode import set_meeting_mode


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with openly invented content; for builders and signed-in users."""
    _require_builder(request)
    form = sample_form(request.POST if request.method == "POST" else None)
    invalid = request.method == "POST" and not form.is_valid()
    return render(request, "ui/gallery.html", {**samples(), "form": form}, status=422 if invalid else 200)


def gallery_confirm(request: HttpRequest) -> HttpResponse:
    """The confirmation page with invented content."""
    _require_builder(request)
    context = {
        "heading": _("Ban hành quyết định mẫu"),
        "question": _("Quyết định sau khi ban hành chỉ có thể đính chính hoặc hủy bỏ, không sửa được."),
        "consequences": [
            _("12 danh hiệu mẫu được ghi vào sổ đăng ký."),
            _("12 bằng chứng nhận mẫu được lập, mỗi bản có mã QR."),
        ],
        "confirm_label": _("Ban hành quyết định"),
        "cancel_url": "/kieu-dang/",
    }
    return render(request, "ui/confirm.html", context)


def _require_builder(request: HttpRequest) -> None:
    if not settings.DEBUG and not request.user.is_authenticated:
        raise Http404


@require_POST
def meeting_mode(request: HttpRequest) -> HttpResponse:
    """Turn the bigger type on or off in this browser and go back to where the user was."""
    response = HttpResponseRedirect(own_address(request, request.POST.get("next", "")))
    set_meeting_mode(response, on=request.POST.get("on") == "1")
    return response
