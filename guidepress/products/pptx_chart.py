"""Turns a chart of a view into a native chart: theme colours, large labels, a workbook where text is text."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from guidepress.products.pptx_xml import Element, clean, fill, make, office_language, qualified

_TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
}
# Shades of the module's colour, told apart in grey too; light and dark by turns so that neighbours differ.
SHADES = ("accent1", "accent1:50", "tx2", "accent1:25", "accent1:dark", "tx2:50")
_LIGHT = ("accent1:50", "accent1:25", "tx2:50")
_SIZE = 18  # points


def insert_chart(placeholder: Any, chart: Mapping[str, Any], view: Mapping[str, Any]) -> Any:
    """Put a native chart of a view's `chart` into a chart placeholder; returns the graphic frame."""
    kind, series = chart["kind"], chart["series"]
    rtl = view["dir"] == "rtl"
    decimals = _decimals(series)
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    data: Any = CategoryChartData(number_format=form)  # type: ignore[no-untyped-call]
    data.categories = [clean(each) for each in chart["categories"]]
    for each in series:
        data.add_series(clean(each["name"]), each["values"])
    frame = placeholder.insert_chart(_TYPES[kind], data)
    drawn = frame.chart
    drawn.font.size = Pt(_SIZE)
    drawn.has_title = False
    if len(series) == 1 and kind != "line":
        _say_unit(drawn, clean(series[0]["name"]), rtl=rtl)
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(chart, view["guide"]["iso_date"]))
    if kind == "doughnut":
        _style_doughnut(drawn, len(chart["categories"]), rtl=rtl)
    else:
        _style_axes(drawn, kind, rtl=rtl)
        _style_series(drawn, kind, len(series))
        drawn.has_legend = len(series) > 1 and kind != "line"
        if kind == "line":
            _label_lines(drawn, series, rtl=rtl)
        if drawn.has_legend:
            drawn.legend.position = XL_LEGEND_POSITION.TOP
            drawn.legend.include_in_layout = False
    _mend(drawn._chartSpace, view["lang"], rtl=rtl)  # noqa: SLF001 - python-pptx has no other way to the part's XML
    return frame


def _say_unit(drawn: Any, name: str, *, rtl: bool) -> None:
    """Write above the plot what the one series counts, where reading starts: numbers alone say nothing."""
    drawn.has_title = True
    frame = drawn.chart_title.text_frame
    frame.text = name
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(_SIZE), False
    font.color.theme_color = _theme_colour("tx2")
    title = drawn.chart_title._element  # noqa: SLF001 - see _paint
    for old in title.findall(qualified("c:layout")):
        title.remove(old)
    if not rtl:  # from the right its place depends on its width, which only the program knows: the middle will do
        place = make("c:manualLayout", make("c:xMode", val="edge"), make("c:yMode", val="edge"))
        place.extend([make("c:x", val=0), make("c:y", val=0)])
        title.find(qualified("c:tx")).addnext(make("c:layout", place))


def _decimals(series: Sequence[Mapping[str, Any]]) -> int:
    values = [value for each in series for value in each["values"] if value is not None]
    return max((len(f"{value:.4f}".rstrip("0").partition(".")[2]) for value in values), default=0)


def _workbook(chart: Mapping[str, Any], iso_date: str) -> bytes:
    """Write the data that opens on "Edit data": cells that look like formulas or links stay text."""
    held = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, settings)
    moment = dt.datetime.combine(dt.date.fromisoformat(iso_date), dt.time(), dt.UTC)
    book.set_properties({"created": moment})
    # python-pptx names this sheet in the chart's references.
    sheet = book.add_worksheet("Sheet1")
    sheet.write_string(0, 0, clean(chart["label"]))
    for row, category in enumerate(chart["categories"], start=1):
        sheet.write_string(row, 0, clean(category))
    for column, each in enumerate(chart["series"], start=1):
        sheet.write_string(0, column, clean(each["name"]))
        for row, value in enumerate(each["values"], start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return held.getvalue()


def _style_axes(drawn: Any, kind: str, *, rtl: bool) -> None:
    category, value = drawn.category_axis, drawn.value_axis
    category.format.line.color.theme_color = _theme_colour("tx2")
    category.major_tick_mark = XL_TICK_MARK.NONE
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.has_major_gridlines = False
    value.has_major_gridlines = kind == "line"
    value.major_tick_mark = XL_TICK_MARK.NONE
    value.format.line.fill.background()
    if kind == "line":
        value.major_gridlines.format.line.color.theme_color = _theme_colour("bg2")
        value.tick_labels.font.size = Pt(_SIZE)
        value.minimum_scale = 0 if _lowest(drawn) >= 0 else None
        value.major_unit = _step(drawn)
    else:
        value.visible = False  # each bar bears its number
        value.minimum_scale = 0 if _lowest(drawn) >= 0 else None
    horizontal = kind in ("bar", "stacked")
    # A horizontal chart counts from below: turn it, so that the first row of the table is the first bar.
    category.reverse_order = horizontal or rtl
    value.reverse_order = horizontal and rtl


def _style_series(drawn: Any, kind: str, count: int) -> None:
    plot = drawn.plots[0]
    if kind != "line":
        plot.gap_width = 45 if count == 1 else 60
        plot.overlap = 100 if kind == "stacked" else -8
    for place, each in enumerate(plot.series):
        shade = SHADES[place % len(SHADES)]
        element = each._element  # noqa: SLF001 - see _paint
        if kind == "line":
            each.smooth = False
            each.marker.size = 9
            _paint(element.get_or_add_marker(), fill(shade), make("a:ln", make("a:noFill")))
            _paint(element, make("a:ln", fill(shade), make("a:round"), w=38100, cap="rnd"))
        else:
            _paint(element, fill(shade), make("a:ln", make("a:noFill")))
        if kind == "line":
            continue
        labels = each.data_labels
        labels.show_value = True
        labels.font.size = Pt(_SIZE)
        labels.font.bold = True
        if kind == "stacked":
            labels.position = XL_LABEL_POSITION.CENTER
            labels.font.color.theme_color = _theme_colour("tx1" if shade in _LIGHT else "bg1")
        else:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _values(drawn: Any) -> list[float]:
    return [value for each in drawn.plots[0].series for value in each.values if value is not None]


def _lowest(drawn: Any) -> float:
    return min(_values(drawn), default=0.0)


def _step(drawn: Any) -> float:
    """Give a round distance between grid lines, so that there are at most five."""
    reach = max(_values(drawn), default=1.0) - min(0.0, _lowest(drawn)) or 1.0
    rough = reach / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)


def _label_lines(drawn: Any, series: Sequence[Mapping[str, Any]], *, rtl: bool) -> None:
    """Write each line's name and last value at its end, in the room that the plot leaves there: no legend."""
    for each, given in zip(drawn.plots[0].series, series, strict=True):
        last = max((n for n, value in enumerate(given["values"]) if value is not None), default=None)
        if last is None:
            continue
        label = each.points[last].data_label
        label.font.size = Pt(_SIZE)
        label.font.bold = True
        label.position = XL_LABEL_POSITION.LEFT if rtl else XL_LABEL_POSITION.RIGHT
        element = each._element.find(f"{qualified('c:dLbls')}/{qualified('c:dLbl')}")  # noqa: SLF001 - see _paint
        element.find(qualified("c:showSerName")).set("val", "1")
        element.find(qualified("c:showVal")).set("val", "1")
        element.find(qualified("c:showBubbleSize")).addnext(make("c:separator", " "))
        element.find(f".//{qualified('a:bodyPr')}").set("wrap", "none")
    share = 0.68
    layout = make(
        "c:layout",
        make(
            "c:manualLayout",
            make("c:layoutTarget", val="inner"),
            make("c:xMode", val="edge"),
            make("c:yMode", val="edge"),
            make("c:x", val=1 - share - 0.08 if rtl else 0.08),
            make("c:y", val=0.05),
            make("c:w", val=share),
            make("c:h", val=0.8),
        ),
    )
    area = drawn._chartSpace.find(f".//{qualified('c:plotArea')}")  # noqa: SLF001 - see _paint
    old = area.find(qualified("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, layout)


def _paint(owner: Element, *looks: Element) -> None:
    """Set fill and line of a series, point or marker; python-pptx's own colours know no lighter shades."""
    properties = owner.get_or_add_spPr()
    for old in list(properties):
        properties.remove(old)
    properties.extend(looks)


def _style_doughnut(drawn: Any, count: int, *, rtl: bool) -> None:
    plot = drawn.plots[0]
    plot.vary_by_categories = True
    series = plot.series[0]
    for place in range(count):
        shade = SHADES[place % len(SHADES)]
        point = series.points[place]
        owner = series._element.get_or_add_dPt_for_point(place)  # noqa: SLF001 - see _paint
        _paint(owner, fill(shade), make("a:ln", fill("bg1"), w=25400))
        label = point.data_label
        label.font.size = Pt(_SIZE)
        label.font.bold = True
        label.font.color.theme_color = _theme_colour("tx1" if shade in _LIGHT else "bg1")
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.LEFT if rtl else XL_LEGEND_POSITION.RIGHT
    drawn.legend.include_in_layout = False


def _theme_colour(name: str) -> Any:
    return {
        "tx1": MSO_THEME_COLOR.TEXT_1,
        "tx2": MSO_THEME_COLOR.TEXT_2,
        "bg1": MSO_THEME_COLOR.BACKGROUND_1,
        "bg2": MSO_THEME_COLOR.BACKGROUND_2,
    }[name]


def _mend(space: Element, lang: str, *, rtl: bool) -> None:
    """Mend what python-pptx writes: axis ids must not be negative; text bears its language and direction."""
    for element in space.iter(qualified("c:axId"), qualified("c:crossAx")):
        element.set("val", str(abs(int(element.get("val")))))
    for paragraph in space.iter(qualified("a:pPr")):
        if rtl:
            paragraph.set("rtl", "1")
    for default in space.iter(qualified("a:defRPr")):
        default.set("lang", office_language(lang))
    etree.cleanup_namespaces(space)
