"""Template tag library `ui`: `{% load ui %}`.

Filters: num, pct, signed, money, day, moment. Inline tags: icon, brand, status, years, person, sparkline.
Block tags: card, notice, data_table. The rest draw a component from `ui/components/`; each of those templates
lists its arguments at the top. Wherever a list of items is asked for, dictionaries and objects both do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thidua.core.models import SavedView
from thidua.core.saved_views import plain_query
from thidua.ui import formats
from thidua.ui.icons import icon as draw_icon
from thidua.ui.sparkline import as_points
from thidua.ui.sparkline import sparkline as place_points
from thidua.ui.statuses import TONES, status_of
from thidua.ui.verdict import verdict_view

register = template.Library()


# Filters


@register.filter
def num(value: object, decimals: int | None = None) -> str:
    """{{ 1234.5|num }} → 1.234,5; {{ 6.3|num:2 }} → 6,30; nothing → –"""
    return formats.number(value, decimals)


@register.filter
def pct(value: object, decimals: int | None = None) -> str:
    """{{ 6.3|pct }} → 6,3 % (the value already counts in percent)."""
    text = formats.number(value, decimals)
    return text if text == formats.NO_VALUE else f"{text}\u00a0%"


@register.filter
def signed(value: object, decimals: int | None = None) -> str:
    """{{ 1.2|signed }} → +1,2"""
    return formats.signed(value, decimals)


@register.filter
def money(value: object) -> str:
    """{{ 2340000|money }} → 2.340.000 đồng"""
    return formats.money(value)


@register.filter
def day(value: object) -> str:
    """A date, or "2024", "2024-05", "2024-05-02" → 2024, 05/2024, 02/05/2024"""
    return formats.day(value)


@register.filter
def moment(value: object) -> str:
    """A point in time → 02/10/2024 14:05, in local time"""
    return formats.moment(value)


@register.filter
def error_id(field: BoundField) -> str:
    """The id Django puts into a field's aria-describedby for its errors."""
    return f"{field.auto_id}_error"


@register.filter
def help_id(field: BoundField) -> str:
    """The id Django puts into a field's aria-describedby for its help text."""
    return f"{field.auto_id}_helptext"


@register.filter
def input_kind(field: BoundField) -> str:
    """Which markup a field wants: checkbox, group (a fieldset of choices), file or plain."""
    input_type = getattr(field.field.widget, "input_type", "")
    if field.use_fieldset:
        return "group"
    return input_type if input_type in ("checkbox", "file") else "plain"


# Inline tags


@register.simple_tag
def icon(name: str, css_class: str = "icon") -> SafeString:
    """{% icon "search" %}: see ui/icons.py for the names."""
    return draw_icon(name, css_class)


@register.inclusion_tag("ui/components/brand.html")
def brand() -> dict[str, Any]:
    """The mark and the name."""
    return {}


@register.simple_tag
def status(code: str, label: str | None = None, tone: Any = None) -> SafeString:
    """{% status "eligible" %}, {% status dossier.state dossier.get_state_display %}: pill with sign and word.

    tone: met, not, gap, ask, gold, plain, live. A code nobody registered needs a label.
    """
    shown = status_of(code, label, tone)
    return format_html(
        '<span class="pill pill--{}">{}{}</span>', shown.tone, draw_icon(shown.sign, "pill__sign"), shown.label
    )


@register.simple_tag
def pill(label: str, tone: str = "plain", sign: str | None = None) -> SafeString:
    """{% pill "Bằng khen của Bộ trưởng" "gold" %}: a word of one's own; `sign` is an icon name or none."""
    if tone not in TONES:
        raise ValueError(f"tone {tone!r} is none of {', '.join(TONES)}")
    drawn = draw_icon(sign, "pill__sign") if sign else ""
    return format_html('<span class="pill pill--{}">{}{}</span>', tone, drawn, label)


@register.inclusion_tag("ui/components/years.html")
def years(there: Iterable[int] = (), missing: Iterable[int] = (), unknown: Iterable[int] = ()) -> dict[str, Any]:
    """{% years there=[2022, 2024] missing=[2023] unknown=[] %}: chips, so that a gap is seen before it is read."""
    chips = [{"year": year, "state": "met"} for year in there]
    chips += [{"year": year, "state": "not"} for year in missing]
    chips += [{"year": year, "state": "gap"} for year in unknown]
    return {"chips": sorted(chips, key=lambda chip: chip["year"])}


@register.simple_tag
def person(name: str, unit: str = "", url: str = "") -> SafeString:
    """{% person dossier.name dossier.unit url %}: bold name, its unit beneath in grey."""
    shown = format_html('<a href="{}">{}</a>', url, name) if url else conditional_escape(name)
    beneath = format_html('<span class="person__unit">{}</span>', unit) if unit else ""
    return format_html('<span class="person"><strong class="person__name">{}</strong>{}</span>', shown, beneath)


@register.inclusion_tag("ui/components/sparkline.html")
def sparkline(
    values: Iterable[object],
    target_low: object = None,
    target_high: object = None,
    unit: str = "",
    label: str = "",
    also: Iterable[object] = (),
) -> dict[str, Any]:
    """{% sparkline values low high unit="%" label="Chỉ số" %}; see ui/components/sparkline.html."""
    points, others = as_points(values), as_points(also)
    low = None if target_low in (None, "") else float(str(target_low))
    high = None if target_high in (None, "") else float(str(target_high))
    return {
        "chart": place_points(points, low, high, others),
        "points": points,
        "low": low,
        "high": high if high != low else None,
        "unit": unit,
        "label": label,
    }


# Block tags


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, css_class: str = "", id: str = "") -> SafeString:
    """{% card "Có thể làm gì" %}…{% endcard %}: a sheet of paper on the desk; level 2 or 3 is the heading's."""
    heading = format_html('<h{0} class="sheet__title">{1}</h{0}>', int(level), title) if title else ""
    anchor = format_html(' id="{}"', id) if id else ""
    return format_html('<section class="sheet {}"{}>{}{}</section>', css_class, anchor, heading, mark_safe(content))  # noqa: S308


@register.simple_block_tag
def notice(content: str, tone: str = "plain", title: str = "") -> SafeString:
    """{% notice "ask" "Tiêu đề" %}…{% endnotice %}: tone met, not, gap, ask, gold or plain."""
    if tone not in TONES:
        raise ValueError(f"tone {tone!r} is none of {', '.join(TONES)}")
    sign = {"met": "check", "not": "exclamation", "ask": "exclamation", "gold": "star"}.get(tone, "info")
    heading = format_html('<p class="notice__title">{}</p>', title) if title else ""
    return format_html(
        '<div class="notice notice--{}"><span class="notice__sign">{}</span><div class="notice__body">{}{}</div></div>',
        tone,
        draw_icon(sign),
        heading,
        mark_safe(content),  # noqa: S308 - rendered by the template engine
    )


@register.simple_block_tag
def data_table(content: str, caption: str, show_caption: bool = False, css_class: str = "") -> SafeString:
    """{% data_table caption="Danh sách đề nghị" %}<thead>…</thead><tbody>…</tbody>{% enddata_table %}

    Draws the frame that scrolls sideways on narrow screens and is reachable by keyboard. Give every head cell a
    scope ({% th %} does), numbers the class `n`. caption is read aloud; show_caption=True also shows it.
    """
    return format_html(
        '<div class="table-frame" role="region" aria-label="{0}" tabindex="0"><table class="data {1}">'
        "<caption{2}>{0}</caption>{3}</table></div>",
        caption,
        css_class,
        "" if show_caption else mark_safe(' class="visually-hidden"'),
        mark_safe(content),  # noqa: S308 - rendered by the template engine
    )


# Tables and lists


def _query(context: Context) -> QueryDict:
    request = context.get("request")
    return request.GET.copy() if request is not None else QueryDict(mutable=True)


def _link(query: QueryDict, **changes: object) -> str:
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def th(context: Context, label: str, sort: str = "", numeric: bool = False, css_class: str = "") -> SafeString:
    """{% th "Họ và tên" sort="name" %}: head cell; with `sort`, a link that sets ?sort=name, then ?sort=-name."""
    classes = " ".join(part for part in ("n" if numeric else "", css_class) if part)
    if not sort:
        return format_html('<th scope="col" class="{}">{}</th>', classes, label)
    query = _query(context)
    now = query.get("sort", "")
    aria = {sort: "ascending", f"-{sort}": "descending"}.get(now, "none")
    query.pop("page", None)
    url = _link(query, sort=f"-{sort}" if now == sort else sort)
    drawn = draw_icon({"ascending": "up", "descending": "down"}.get(aria, "sort"))
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="sort" href="{}">{}{}</a></th>',
        classes,
        aria,
        url,
        label,
        drawn,
    )


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """{% pagination page_obj %}: links that keep the filter; nothing when there is one page."""
    query = _query(context)
    paginator = page.paginator
    links = [
        {"number": number, "url": _link(query, **{parameter: number}) if isinstance(number, int) else ""}
        for number in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "page": page,
        "links": links,
        "previous_url": _link(query, **{parameter: page.number - 1}) if page.has_previous() else "",
        "next_url": _link(query, **{parameter: page.number + 1}) if page.has_next() else "",
    }


@register.inclusion_tag("ui/components/filter_bar.html", takes_context=True)
def filter_bar(context: Context, form: BaseForm, action: str = "", target: str = "") -> dict[str, Any]:
    """{% filter_bar form %}: search and filters of a list (GET); `target` = id of the part htmx replaces."""
    request = context.get("request")
    given = request.GET if request is not None else {}
    active = sum(1 for field in form.visible_fields() if given.get(field.name))
    path = action or getattr(request, "path", "")
    kept = QueryDict(mutable=True)
    for field in form.hidden_fields():
        if request is not None and any(request.GET.getlist(field.name)):
            kept.setlist(field.name, request.GET.getlist(field.name))
    clear = f"{path}?{kept.urlencode()}" if kept else path
    return {"form": form, "action": path, "active": active, "target": target, "clear": clear}


@register.inclusion_tag("ui/components/saved_views.html", takes_context=True)
def saved_views(context: Context, page: str) -> dict[str, Any]:
    """{% saved_views "people" %}: the own saved views of a list, and the form that keeps the list as it stands."""
    request = context["request"]
    now = plain_query(request.GET.urlencode())
    views = [
        {"view": view, "current": view.query == now} for view in SavedView.objects.filter(user=request.user, page=page)
    ]
    known = any(one["current"] for one in views)
    return {"page": page, "views": views, "query": now, "known": known, "path": request.path, "request": request}


@register.inclusion_tag("ui/components/beside.html")
def beside(mine_title: str, mine: Any, their_title: str, theirs: Any) -> dict[str, Any]:
    """{% beside "Hồ sơ này" mine "Hồ sơ kia" theirs %}: pieces of two texts, what both have marked."""
    return {"mine_title": mine_title, "mine": mine, "their_title": their_title, "theirs": theirs}


@register.inclusion_tag("ui/components/empty_state.html")
def empty_state(title: str, text: str = "", action_url: str = "", action_label: str = "") -> dict[str, Any]:
    """{% empty_state "Chưa có đợt xét nào" "…" url "Mở đợt xét" %}: says the first thing to do."""
    return {"title": title, "text": text, "action_url": action_url, "action_label": action_label}


# Ways and pages


@register.inclusion_tag("ui/components/breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict[str, Any]:
    """{% breadcrumbs "Đợt xét" url1 "Đợt 2024" url2 "Hồ sơ 0417" %}: label, address, …; the last may have none."""
    crumbs = [
        {"label": parts[index], "url": parts[index + 1] if index + 1 < len(parts) else ""}
        for index in range(0, len(parts), 2)
    ]
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/components/steps.html")
def steps(items: Sequence[object], label: str = "") -> dict[str, Any]:
    """{% steps items %}: the way of one award; items have label, state (done, current, todo), url."""
    return {"items": items, "label": label or _("Các bước")}


@register.inclusion_tag("ui/components/tabs.html")
def tabs(items: Sequence[object], label: str = "") -> dict[str, Any]:
    """{% tabs items %}: links that look like tabs; items have label, url, current, count."""
    return {"items": items, "label": label or _("Phần của trang")}


@register.inclusion_tag("ui/components/task_list.html")
def task_list(items: Sequence[object]) -> dict[str, Any]:
    """{% task_list tasks %}; tasks have label, url, state (todo, doing, done, blocked, error), hint."""
    return {"items": items}


@register.inclusion_tag("ui/components/check_answers.html")
def check_answers(sections: Sequence[object]) -> dict[str, Any]:
    """{% check_answers sections %}; sections have title, edit_url, rows; a row: label, value, edit_url."""
    return {"sections": sections}


@register.inclusion_tag("ui/components/definitions.html")
def definitions(rows: Iterable[object]) -> dict[str, Any]:
    """{% definitions rows %}; rows are pairs (label, value)."""
    return {"rows": rows}


@register.inclusion_tag("ui/components/figures.html")
def figures(rows: Iterable[object]) -> dict[str, Any]:
    """{% figures rows %}: large figures in one row; rows have label, value, note."""
    return {"rows": rows}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(items: Iterable[object]) -> dict[str, Any]:
    """{% timeline items %}; items have year, entries; an entry: title, note, url, tone."""
    return {"items": items}


# Forms


@register.simple_tag(takes_context=True)
def ui_form(context: Context, form: BaseForm, summary: bool = True) -> SafeString:
    """{% ui_form form %}: error summary, hidden fields and all fields; the <form> and its button are the page's."""
    return SafeString(
        render_to_string(
            "ui/components/form.html", {"form": form, "summary": summary}, getattr(context, "request", None)
        )
    )


@register.inclusion_tag("ui/components/field.html")
def ui_field(field: BoundField, size: str = "") -> dict[str, Any]:
    """{% ui_field form.name %}: label, hint, error, control. size: short (a date, a number) or medium."""
    attributes = field.field.widget.attrs
    if str(attributes.get("placeholder", "")) == str(field.label):
        del attributes["placeholder"]  # the label above already says it
    return {"field": field, "size": size}


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """{% error_summary form %}: all problems at once, each linked to its field; nothing when there is none."""
    return {"form": form}


# Law and jobs


@register.inclusion_tag("ui/components/verdict.html")
def verdict(
    answer: Mapping[str, Any],
    headline: str = "",
    basis: str = "",
    names: Mapping[str, str] | None = None,
    level: int = 2,
) -> dict[str, Any]:
    """{% verdict answer names=award_names basis="…" %}: the answer of the law engine; see ui/verdict.py."""
    return {"verdict": verdict_view(answer, headline=headline, basis=basis, names=names), "level": int(level)}


@register.inclusion_tag("ui/components/progress.html")
def progress(
    done: int,
    total: int,
    label: str = "",
    poll_url: str = "",
    finished: bool = False,
    failed: bool = False,
    message: str = "",
) -> dict[str, Any]:
    """{% progress job.done job.total "Nhập sổ lương" poll_url %}: with an address htmx asks again each second."""
    return {
        "done": done,
        "total": total,
        "label": label or _("Tiến độ"),
        "poll_url": "" if finished or failed else poll_url,
        "finished": finished,
        "failed": failed,
        "message": message,
    }


@register.simple_tag
def joined(items: Iterable[object], separator: str = " · ") -> SafeString:
    """{% joined parts %}: what is not empty, parted by a middle dot."""
    return format_html_join(separator, "{}", ((item,) for item in items if item))
