"""What the service direction has beside goals: quality criteria, the plan, service declarations. Pure."""

from __future__ import annotations

from styrkort_desktop.printing.blocks import Block, Cell, Column, Heading, Paragraph, Row, Story, Table, Tone
from styrkort_desktop.printing.context import MISSING_VALUE, SheetContext
from styrkort_desktop.scorecard.directions import CriterionAnswer, QualityPlan, Service, ServiceDeclaration
from styrkort_desktop.scorecard.fields import rows_of
from styrkort_desktop.scorecard.texts import Text


def service_blocks(context: SheetContext) -> list[Block]:
    """All of it, as far as it is there."""
    service = context.scorecard.service
    return [*_criteria(context, service), *_plan(context, service.plan), *_declarations(context, service)]


def _title(context: SheetContext, name: str) -> str:
    return context.say(next(declared.label for declared in rows_of(Service) if declared.name == name))


def _criteria(context: SheetContext, service: Service) -> list[Block]:
    if not service.criteria:
        return []
    blocks: list[Block] = [Heading(3, context.say(Text("Kriterier för kvalitetsarbetet", "Criteria of quality work")))]
    for one in service.criteria:
        blocks.append(Heading(4, context.name("criteria", one.criterion)))
        blocks.append(Paragraph(one.answer or MISSING_VALUE))
        if one.evidence:
            blocks.append(Story(context.label(CriterionAnswer, "evidence"), one.evidence))
    return blocks


def _plan(context: SheetContext, plan: QualityPlan) -> list[Block]:
    if plan.text is None and plan.date is None:
        return []
    blocks: list[Block] = [Heading(3, context.label(QualityPlan, "text"))]
    if plan.text:
        blocks.append(Paragraph(plan.text))
    if plan.date:
        blocks.append(Paragraph(f"{context.label(QualityPlan, 'date')} {context.date(plan.date)}.", Tone.MUTED))
    return blocks


def _declarations(context: SheetContext, service: Service) -> list[Block]:
    if not service.declarations:
        return []
    label = context.label
    indicators = {one.id: one.name for _, one in context.scorecard.indicators()}
    columns = (
        Column(label(ServiceDeclaration, "service"), 20),
        Column(label(ServiceDeclaration, "promise")),
        Column(label(ServiceDeclaration, "published"), 12),
        Column(label(ServiceDeclaration, "where"), 18),
    )
    rows = []
    for one in service.declarations:
        measured = indicators.get(one.indicator or "")
        text = f"{label(ServiceDeclaration, 'indicator')}: {measured}" if measured else ""
        cells = (
            Cell(one.service or MISSING_VALUE),
            Cell(one.promise or MISSING_VALUE, detail=text),
            Cell(context.date(one.published) if one.published else MISSING_VALUE),
            Cell(one.where or MISSING_VALUE),
        )
        rows.append(Row(cells))
    return [Heading(3, _title(context, "declarations")), Table(columns, tuple(rows))]
