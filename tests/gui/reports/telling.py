"""What a chart says, as plain text."""

from gui.reports.chart_content import ChartContent, content_of
from gui.reports.words.section import Figures, Row, Words
from gui.wording import NO_BREAK
from model.head_map import HeadMap
from model.session_chart import SessionChart
from model.settings import Settings
from model.use_cases.printing import Background
from tests.gui.reports.conftest import AT
from tests.gui.reports.records import BILLING, background


def told(
    chart: SessionChart,
    settings: Settings = BILLING,
    beside: Background | None = None,
    head_map: HeadMap | None = None,
) -> ChartContent:
    return content_of(
        chart,
        settings,
        demonstration=False,
        printed_at=AT,
        background=background(chart) if beside is None else beside,
        head_map=head_map,
    )


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def titles(content: ChartContent) -> list[str]:
    return [section.title for section in content.sections]


def said(content: ChartContent, title: str) -> str:
    """All of a section as one text."""
    (section,) = [one for one in content.sections if one.title.startswith(title)]
    texts: list[str] = []
    for part in section.parts:
        match part:
            case Words():
                texts.append(part.text)
            case Row():
                texts.append(f"{part.label}: {part.text}")
            case Figures():
                texts += [" | ".join(line) for line in part.lines]
    return plain("\n".join(texts))
