"""What people type around a meeting. Forms check the shape; the actions check the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.awards.models import Round
from thidua.core.models import User
from thidua.council.actions import CouncilPlan, MemberPlan
from thidua.council.actions.counting import MOST
from thidua.council.domain.counting import FIELDS
from thidua.council.domain.quorum import parse_share
from thidua.council.models import Attendance, Council, Interest, Meeting, Member
from thidua.ui.fields import DayField


def _text(label: Any, **fields: Any) -> forms.CharField:
    return forms.CharField(label=label, **{"max_length": 200, **fields})


class NumberField(forms.IntegerField):
    """A whole number typed as digits; the browser's number control follows the browser's language."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})
        self.error_messages["invalid"] = _("Ghi một số nguyên.")


class CouncilForm(forms.Form):
    """A council and what its own regulation says."""

    name = _text(gettext_lazy("Tên Hội đồng"))
    founded_by = _text(
        gettext_lazy("Quyết định thành lập"), required=False, help_text=gettext_lazy("Số, ngày, cơ quan ban hành.")
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến ngày"), required=False)
    own_percent = NumberField(
        label=gettext_lazy("Tỷ lệ phiếu đồng ý (%)"), min_value=1, max_value=100, required=False,
        help_text=gettext_lazy("Chỉ dùng cho danh hiệu mà bộ quy tắc không quy định tỷ lệ."),
    )  # fmt: skip
    own_strict = forms.TypedChoiceField(
        label=gettext_lazy("Cách tính"), coerce=lambda value: value == "1", initial="0",
        choices=[("0", gettext_lazy("Ít nhất tỷ lệ này")), ("1", gettext_lazy("Phải hơn tỷ lệ này"))],
    )  # fmt: skip
    own_quorum = _text(
        gettext_lazy("Họp được khi có mặt ít nhất"), max_length=7, required=False,
        help_text=gettext_lazy("Phân số của tổng số thành viên, ví dụ 3/4. Để trống nếu quy chế không quy định."),
    )  # fmt: skip
    own_basis = _text(
        gettext_lazy("Căn cứ"), required=False, help_text=gettext_lazy("Quy chế của Hội đồng, điều, khoản.")
    )

    def __init__(self, *args: Any, found: Council | None = None, **kwargs: Any) -> None:
        if found is not None:
            kwargs["initial"] = {name: getattr(found, name) for name in self.base_fields}
            kwargs["initial"]["own_strict"] = "1" if found.own_strict else "0"
        super().__init__(*args, **kwargs)

    def clean_own_quorum(self) -> str:
        text = str(self.cleaned_data["own_quorum"]).replace(" ", "")
        try:
            parse_share(text)
        except ValueError:
            raise forms.ValidationError(_("Ghi dạng phân số không quá 1, ví dụ 3/4.")) from None
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("own_percent") or cleaned.get("own_quorum")) and not cleaned.get("own_basis"):
            self.add_error("own_basis", _("Ghi căn cứ của tỷ lệ phiếu hoặc số người họp."))
        return cleaned

    def plan(self) -> CouncilPlan:
        return CouncilPlan(**self.cleaned_data)


class MemberForm(forms.Form):
    """An appointed member."""

    full_name = _text(gettext_lazy("Họ và tên"), widget=forms.TextInput(attrs={"spellcheck": "false"}))
    post = _text(gettext_lazy("Chức vụ"), required=False)
    seat = forms.ChoiceField(label=gettext_lazy("Vị trí trong Hội đồng"), choices=Member.Seat.choices, initial="member")
    position = NumberField(
        label=gettext_lazy("Thứ tự"), min_value=1, max_value=999, required=False,
        help_text=gettext_lazy("Để trống: xếp sau cùng."),
    )  # fmt: skip
    from_on = DayField(
        label=gettext_lazy("Từ ngày"), required=False, help_text=gettext_lazy("Để trống: từ ngày lập Hội đồng.")
    )
    until_on = DayField(
        label=gettext_lazy("Thôi tham gia từ ngày"), required=False,
        help_text=gettext_lazy("Phiên họp từ ngày này không tính người này nữa."),
    )  # fmt: skip

    def __init__(self, *args: Any, found: Member | None = None, **kwargs: Any) -> None:
        self.found = found
        if found is not None:
            kwargs["initial"] = {name: getattr(found, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def plan(self) -> MemberPlan:
        """The links to a person of the record and to an account stay as they are."""
        plan = MemberPlan(**self.cleaned_data)
        return replace(plan, person=self.found.person, user=self.found.user) if self.found else plan


class MeetingForm(forms.Form):
    """When and where; for a new meeting also whose and on what."""

    council = forms.ModelChoiceField(label=gettext_lazy("Hội đồng"), queryset=Council.objects.none(), empty_label=None)
    round = forms.ModelChoiceField(label=gettext_lazy("Đợt xét"), queryset=Round.objects.none(), empty_label=None)
    day = DayField(label=gettext_lazy("Ngày họp"))
    hour = forms.TimeField(
        label=gettext_lazy("Giờ bắt đầu"), input_formats=["%H:%M", "%Hh%M", "%H.%M", "%Hh"], initial=time(8, 30),
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "maxlength": 5, "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Ghi giờ dạng 8:30.")},
    )  # fmt: skip
    place = _text(gettext_lazy("Địa điểm"))

    def __init__(self, *args: Any, user: User, found: Meeting | None = None, **kwargs: Any) -> None:
        if found is not None:
            local = timezone.localtime(found.held_at)
            kwargs["initial"] = {"day": local.date(), "hour": local.time(), "place": found.place}
        super().__init__(*args, **kwargs)
        if found is not None:
            del self.fields["council"], self.fields["round"]
            return
        states = [Round.State.APPRAISAL, Round.State.COUNCIL]
        self.fields["council"].queryset = Council.objects.visible_to(user)  # type: ignore[attr-defined]
        self.fields["round"].queryset = Round.objects.visible_to(user).filter(state__in=states)  # type: ignore[attr-defined]

    def held_at(self) -> datetime:
        moment = datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(moment)


class AttendanceForm(forms.Form):
    """One line for each member: there, asked in writing, or absent. Before the first saving all stand as present."""

    def __init__(self, *args: Any, members: list[Member], standing: dict[int, Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            one = standing.get(member.pk)
            self.fields[f"state-{member.pk}"] = forms.ChoiceField(
                label=member.full_name, choices=Attendance.State.choices, widget=forms.RadioSelect,
                initial=one.state if one else Attendance.State.PRESENT,
                error_messages={"required": _("Chọn có mặt hay vắng.")},
            )  # fmt: skip
            self.fields[f"reason-{member.pk}"] = forms.CharField(
                label=_("Lý do vắng của %(name)s") % {"name": member.full_name}, required=False, max_length=200,
                initial=one.reason if one else "", widget=forms.TextInput(attrs={"class": "input"}),
            )  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        return [
            {"member": member, "state": self[f"state-{member.pk}"], "reason": self[f"reason-{member.pk}"]}
            for member in self.members
        ]

    def roll(self) -> dict[int, tuple[str, str]]:
        cleaned = self.cleaned_data
        return {member.pk: (cleaned[f"state-{member.pk}"], cleaned[f"reason-{member.pk}"]) for member in self.members}


class InterestForm(forms.Form):
    """A member declares an interest in a nominee."""

    member = forms.TypedChoiceField(label=gettext_lazy("Thành viên"), coerce=int)
    item = forms.TypedChoiceField(label=gettext_lazy("Người, tập thể được đề nghị"), coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("Quan hệ"), choices=Interest.Kind.choices)
    reason = forms.CharField(label=gettext_lazy("Nói rõ thêm"), max_length=300, required=False)
    withdrew = forms.TypedChoiceField(
        label=gettext_lazy("Thành viên này"), widget=forms.RadioSelect, coerce=lambda value: value == "1", initial="1",
        choices=[
            ("1", gettext_lazy("rút khỏi mục này: không thảo luận, không nhận phiếu có mục này")),
            ("0", gettext_lazy("vẫn bỏ phiếu, Hội đồng ghi nhận")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, members: list[Member], items: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(member.pk, member.full_name) for member in members]  # type: ignore[attr-defined]
        self.fields["item"].choices = items  # type: ignore[attr-defined]


class TellersForm(forms.Form):
    """The two tellers of a count."""

    teller_1 = forms.ModelChoiceField(label=gettext_lazy("Người kiểm phiếu thứ nhất"), queryset=User.objects.none())
    teller_2 = forms.ModelChoiceField(label=gettext_lazy("Người kiểm phiếu thứ hai"), queryset=User.objects.none())

    def __init__(self, *args: Any, tellers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = User.objects.filter(pk__in=[teller.pk for teller in tellers]).order_by("pk")
        for name, place in (("teller_1", 0), ("teller_2", 1)):
            field = self.fields[name]
            field.queryset = known  # type: ignore[attr-defined]
            field.choices = [(teller.pk, teller.full_name) for teller in tellers]  # type: ignore[attr-defined]
            if len(tellers) == 2:
                field.initial = tellers[place].pk

    def tellers(self) -> tuple[User, User]:
        return self.cleaned_data["teller_1"], self.cleaned_data["teller_2"]


class StartCountForm(TellersForm):
    """Papers handed out of each form, and the tellers."""

    def __init__(self, *args: Any, voters: list[tuple[int, int]], **kwargs: Any) -> None:
        """`voters`: (number of the ballot form, members who get it)."""
        super().__init__(*args, **kwargs)
        self.voters = voters
        issued = {}
        for number, most in voters:
            label = (
                _("Số phiếu phát ra") if len(voters) == 1 else _("Số phiếu phát ra, mẫu %(form)d") % {"form": number}
            )
            issued[f"issued-{number}"] = NumberField(
                label=label, min_value=1, max_value=most, initial=most,
                help_text=_("Bằng số người nhận phiếu, nhiều nhất %(most)d.") % {"most": most},
            )  # fmt: skip
        self.fields = {**issued, **self.fields}

    def issued(self) -> dict[int, int]:
        return {number: self.cleaned_data[f"issued-{number}"] for number, _most in self.voters}


class RecountForm(TellersForm):
    reason = forms.CharField(label=gettext_lazy("Lý do kiểm phiếu lại"), max_length=300)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class MinutesForm(forms.Form):
    """The words of the minutes; figures are not typed."""

    minutes_no = _text(
        gettext_lazy("Số biên bản"), max_length=40, required=False, help_text=gettext_lazy("Ghi khi lấy số, ví dụ 12.")
    )
    chair = forms.TypedChoiceField(label=gettext_lazy("Người chủ trì"), coerce=int, required=False, empty_value=None)
    opinions = forms.CharField(
        label=gettext_lazy("Ý kiến thảo luận"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Mỗi ý một dòng. Không ghi ai bỏ phiếu thế nào."),
    )  # fmt: skip
    conclusion = forms.CharField(
        label=gettext_lazy("Kết luận của chủ tọa"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Mỗi ý một dòng. Dòng về kết quả bỏ phiếu do hệ thống ghi."),
    )  # fmt: skip

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((member.pk, member.full_name) for member in members)]
        self.fields["chair"].choices = choices  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """A counting sheet: papers collected of each form and four numbers a line; any of them may still be empty.

    `is_typed` is whether it is still filled in, or only read.
    """

    def __init__(
        self,
        *args: Any,
        collected: dict[int, int | None],
        rows: dict[int, tuple[int | None, ...]],
        with_reason: bool = False,
        is_typed: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_typed = is_typed
        self.paper_ids, self.item_ids = list(collected), list(rows)
        for paper_id, number in collected.items():
            self.fields[f"papers-{paper_id}"] = self._count(number)
        for item_id, numbers in rows.items():
            for name, number in zip(FIELDS, numbers, strict=True):
                self.fields[f"{name}-{item_id}"] = self._count(number)
        if with_reason:
            self.fields["reason"] = forms.CharField(label=_("Lý do sửa"), max_length=300)

    @staticmethod
    def _count(initial: int | None) -> NumberField:
        field = NumberField(label="", min_value=0, max_value=MOST, required=False, initial=initial)
        field.widget.attrs.update({"class": "input input--count", "maxlength": 3})
        return field

    def collected(self) -> dict[int, int | None]:
        """What is a number so far; a field with an error is left out."""
        return {pk: self.cleaned_data[f"papers-{pk}"] for pk in self.paper_ids if f"papers-{pk}" in self.cleaned_data}

    def rows(self) -> dict[int, tuple[int | None, int | None, int | None, int | None]]:
        """Lines without an error."""
        found = {}
        for pk in self.item_ids:
            names = [f"{name}-{pk}" for name in FIELDS]
            if all(name in self.cleaned_data for name in names):
                found[pk] = tuple(self.cleaned_data[name] for name in names)
        return found
