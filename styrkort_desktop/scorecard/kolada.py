"""The catalogue of Kolada indicators as a value: looked up by id, searched, merged, kept as bytes. Fetches nothing.

What a field means is Kolada's own word (github.com/Hypergene/kolada, README; kolada.se/om-oss/api): the publication
dates are those of the *next* publication, K, L and A tell whether municipalities, regions or both have values, and an
indicator may be taken out of Kolada without notice.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.kolada_search import Searched, SearchIndex
from styrkort_desktop.scorecard.kolada_titles import last_year_in, replaced_by, replaces, unit_in
from styrkort_desktop.scorecard.texts import Text, normal

FORMAT = "styrkort-kolada/1"


@dataclass(frozen=True, slots=True)
class KoladaIndicator:
    """One indicator (nyckeltal) of Kolada's.

    `split_by_sex` is a hint that there may be values for women and men. `body`: `K` municipalities have values, `L`
    regions, `A` both. `period`: the year that the next publication is of; None when none is planned. `published`: the
    day of that publication, `preliminary` that of preliminary figures.
    """

    id: str
    title: str
    description: str = ""
    split_by_sex: bool = False
    body: str | None = None
    operating_area: str | None = None
    perspective: str | None = None
    period: int | None = None
    published: datetime.date | None = None
    preliminary: datetime.date | None = None

    @property
    def unit(self) -> str | None:
        """The unit as its title tells it; None where that says none."""
        return unit_in(self.title)

    @property
    def last_year(self) -> int | None:
        """The last year that there are values for, when it has ended; None while it has not, as far as is known.

        Kolada has no field for it: one that has ended gets its last year at the end of its title, `(-2023)`, and no
        more publications (so with all 425 of 6 099 in the answers of November 2025). One without planned publication
        alone has not ended: surveys that municipalities report themselves have none either (309 there). Where a later
        year is still to be published, the year in the title is no end.
        """
        year = last_year_in(self.title)
        return year if year is not None and (self.period is None or self.period <= year) else None


class NoCatalogue(UserError):
    """Bytes that are no catalogue as this program keeps one."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Den sparade Kolada-katalogen går inte att läsa. Läs in Koladas svar på nytt.",
                "The Kolada catalogue that was kept cannot be read. Load Kolada's answer again.",
            )
        )


@dataclass(frozen=True)
class KoladaCatalogue:
    """Indicators by id, in the order of their ids. What is looked up in it is worked out once, so keep it.

    `names`: those of municipalities, groups and units by id, as lists of Kolada's have given them.
    """

    by_id: Mapping[str, KoladaIndicator] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, indicators: Iterable[KoladaIndicator], names: Mapping[str, str] | None = None) -> KoladaCatalogue:
        """The catalogue of some indicators, and of names by id; of two with one id the later stands."""
        found, named = {one.id: one for one in indicators}, names or {}
        return cls({key: found[key] for key in sorted(found)}, {key: named[key] for key in sorted(named)})

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[KoladaIndicator]:
        return iter(self.by_id.values())

    def __contains__(self, id: object) -> bool:
        return id in self.by_id

    def get(self, id: str) -> KoladaIndicator | None:
        """The indicator with an id; None where there is none."""
        return self.by_id.get(id)

    def merged(self, later: KoladaCatalogue) -> KoladaCatalogue:
        """This one with another page of the answer, or a newer answer: what both have is as the later has it."""
        return KoladaCatalogue.of((*self, *later), {**self.names, **later.names})

    def search(self, text: str, limit: int = 20) -> tuple[KoladaIndicator, ...]:
        """The indicators that have all the words of `text`, in any order, best first; nothing for a blank text.

        A word is the beginning of one in the id, the title or the description, or stands inside of one in the title
        (`omsorg` in äldreomsorg). Case and accents do not matter; å, ä and ö are letters of their own. What has all in
        the title comes before what has some in the description, then what lives before what has ended, then whole
        words before pieces, then the shorter title.
        """
        return tuple(self.by_id[one] for one in self._index.search(text, limit))

    def titled(self, title: str) -> KoladaIndicator | None:
        """The one indicator with exactly this title, whatever its case and blanks; None for none, or for several."""
        return self._by_title.get(normal(title))

    @cached_property
    def _by_title(self) -> Mapping[str, KoladaIndicator | None]:
        found: dict[str, KoladaIndicator | None] = {}
        for one in self:
            title = normal(one.title)
            found[title] = None if title in found else one
        return found

    def similar(self, title: str, *, within: KoladaIndicator | None = None) -> KoladaIndicator | None:
        """The living indicator whose title is most like `title`, with the same ages and years in it; None for none.

        `within`: only those of the same unit, for the same kind of body.
        """
        asked = title, None if within is None else within.id
        if asked not in self._found_alike:
            alike = (self.by_id[one] for one in self._index.alike(*asked))
            found = (one for one in alike if within is None or _counts_the_same(one, within))
            self._found_alike[asked] = next(found, None)
        return self._found_alike[asked]

    def successor(self, id: str) -> KoladaIndicator | None:
        """The indicator that has come instead of another, as the descriptions name it; None where none does."""
        own = self.get(id)
        named = replaced_by(own.description) if own else None
        return self.get(named or self._instead.get(id, ""))

    @cached_property
    def _instead(self) -> Mapping[str, str]:
        named = ((replaces(one.description), one.id) for one in self if "ersätter" in one.description)
        return {old: new for old, new in named if old is not None}

    @cached_property
    def _found_alike(self) -> dict[tuple[str, str | None], KoladaIndicator | None]:
        """What was found alike before: the same is asked for at each key press."""
        return {}

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(Searched(one.id, one.title, one.description, one.last_year is not None) for one in self)

    # -- kept

    def to_bytes(self) -> bytes:
        """The catalogue as compact JSON in UTF-8; equal catalogues give equal bytes."""
        whole: dict[str, Any] = {"format": FORMAT, "indicators": [_row(one) for one in self]}
        if self.names:
            whole["names"] = self.names
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    @classmethod
    def from_bytes(cls, content: bytes) -> KoladaCatalogue:
        """The catalogue that `to_bytes` gave. Raises NoCatalogue for anything else."""
        try:
            raw = json.loads(content)
            if raw["format"] != FORMAT:
                raise NoCatalogue
            return cls({row[0]: _indicator(row) for row in raw["indicators"]}, dict(raw.get("names", {})))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise NoCatalogue from error


def _row(one: KoladaIndicator) -> list[Any]:
    return [
        one.id,
        one.title,
        one.description,
        int(one.split_by_sex),
        one.body,
        one.operating_area,
        one.perspective,
        one.period,
        one.published and one.published.isoformat(),
        one.preliminary and one.preliminary.isoformat(),
    ]


def _indicator(row: list[Any]) -> KoladaIndicator:
    key, title, description, split, body, area, perspective, period, published, preliminary = row
    return KoladaIndicator(
        key,
        title,
        description,
        bool(split),
        body,
        area,
        perspective,
        period,
        _day(published),
        _day(preliminary),
    )


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def _counts_the_same(one: KoladaIndicator, other: KoladaIndicator) -> bool:
    """Whether both have the same unit, and values for the same kind of body."""
    return one.unit == other.unit and (one.body == other.body or bool({"A", None} & {one.body, other.body}))
