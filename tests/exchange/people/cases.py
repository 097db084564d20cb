"""The register of scenarios: each carries out one row of the manual's table, named by that row's key."""

from __future__ import annotations

from collections.abc import Callable

from tests.exchange.people.office import Office

Scenario = Callable[[Office], None]
SCENARIOS: dict[str, Scenario] = {}


def case(key: str) -> Callable[[Scenario], Scenario]:
    """Register a scenario under the key of its row."""

    def register(scenario: Scenario) -> Scenario:
        assert key not in SCENARIOS, key
        SCENARIOS[key] = scenario
        return scenario

    return register
