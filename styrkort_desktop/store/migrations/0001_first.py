"""The first version of the file: every table as it was then, written out.

Never changed; what comes later is a migration of its own.
"""

from __future__ import annotations

from typing import Any

HOUSEKEEPING = """
CREATE TABLE "meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

CREATE TABLE "change_set" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "made" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "fold_key" TEXT,
    "schema_version" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "undoes" INTEGER REFERENCES "change_set" ("pk"),
    "below" INTEGER,
    "undo_top" INTEGER,
    "redo_top" INTEGER
);
CREATE INDEX "change_set_undoes" ON "change_set" ("undoes") WHERE "undoes" IS NOT NULL;

CREATE TABLE "current_operation" (
    "pk" INTEGER NOT NULL PRIMARY KEY CHECK ("pk" = 1),
    "change_set" INTEGER REFERENCES "change_set" ("pk")
);
INSERT INTO "current_operation" ("pk", "change_set") VALUES (1, NULL);

CREATE TABLE "change_log" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "change_set" INTEGER NOT NULL REFERENCES "change_set" ("pk"),
    "table_name" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "scorecard" TEXT,
    "row_id" TEXT,
    "old" TEXT,
    "new" TEXT
);
CREATE INDEX "change_log_change_set" ON "change_log" ("change_set");
CREATE INDEX "change_log_place" ON "change_log" ("scorecard", "row_id");
"""

RECORD = """
CREATE TABLE "dispatch" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "made" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "based_on" INTEGER,
    "content" BLOB NOT NULL
);
CREATE UNIQUE INDEX "dispatch_key" ON "dispatch" ("id");
CREATE INDEX "dispatch_unit" ON "dispatch" ("unit");

CREATE TABLE "received_bytes" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "content" BLOB NOT NULL
);
CREATE UNIQUE INDEX "received_bytes_key" ON "received_bytes" ("sha256");

CREATE TABLE "received_content" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "digest" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "received" TEXT NOT NULL,
    "from_database" TEXT,
    "dispatch" TEXT,
    "dispatch_content" BLOB,
    "content" BLOB NOT NULL,
    "coverage" TEXT NOT NULL,
    "contains" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL REFERENCES "received_bytes" ("pk")
);
"""

REGISTER = """
CREATE TABLE "template" (
    "pk" INTEGER NOT NULL PRIMARY KEY CHECK ("pk" = 1),
    "key" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "content" TEXT NOT NULL
);

CREATE TABLE "merged_file" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "content" INTEGER NOT NULL REFERENCES "received_content" ("pk")
);
CREATE UNIQUE INDEX "merged_file_key" ON "merged_file" ("scorecard", "digest");

CREATE TABLE "conflict" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "file_digest" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "base" TEXT,
    "ours" TEXT,
    "theirs" TEXT,
    "settled_for" TEXT
);
CREATE UNIQUE INDEX "conflict_key" ON "conflict" ("id");
CREATE INDEX "conflict_open" ON "conflict" ("scorecard") WHERE "settled_for" IS NULL;
"""

SCORECARDS = """
CREATE TABLE "scorecard" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "template" TEXT NOT NULL,
    "template_edition" INTEGER,
    "revision" INTEGER,
    "based_on" INTEGER,
    "period_first_year" INTEGER NOT NULL,
    "period_last_year" INTEGER NOT NULL,
    "unit_code" TEXT NOT NULL,
    "unit_name" TEXT,
    "unit_kind" TEXT,
    "stage" TEXT,
    "decision_body" TEXT,
    "decision_date" TEXT,
    "decision_paragraph" TEXT,
    "decision_record" TEXT,
    "service_plan_text" TEXT,
    "service_plan_date" TEXT,
    "managers_analysed" TEXT,
    "managers_analysis" TEXT,
    "managers_action" TEXT,
    "economy_refrain" TEXT,
    "economy_strategy" TEXT
);
CREATE UNIQUE INDEX "scorecard_key" ON "scorecard" ("unit_code");
CREATE TABLE "goal" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "text" TEXT,
    "responsible" TEXT,
    "with_units" TEXT,
    "sound_economy" INTEGER,
    "aims" TEXT,
    "programmes" TEXT,
    "factors" TEXT,
    "lenses" TEXT,
    "hr_areas" TEXT,
    "resources_kind" TEXT,
    "resources_amount_mnkr" REAL,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "goal_key" ON "goal" ("scorecard", "id");
CREATE TABLE "activity" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT,
    "responsible" TEXT,
    "due" TEXT,
    "state" TEXT,
    FOREIGN KEY ("scorecard", "goal") REFERENCES "goal" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "activity_key" ON "activity" ("scorecard", "id");
CREATE INDEX "activity_owner" ON "activity" ("scorecard", "goal");
CREATE TABLE "goal_assessment" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "round" TEXT NOT NULL,
    "status" TEXT,
    "forecast" TEXT,
    "preliminary" INTEGER,
    "reason" TEXT,
    "analysis" TEXT,
    "cause" TEXT,
    "consequence" TEXT,
    "action" TEXT,
    FOREIGN KEY ("scorecard", "goal") REFERENCES "goal" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "goal_assessment_key" ON "goal_assessment" ("scorecard", "goal", "round");
CREATE TABLE "indicator" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "unit" TEXT,
    "better" TEXT,
    "role" TEXT,
    "common" TEXT,
    "interval_low" REAL,
    "interval_high" REAL,
    "target_kind" TEXT,
    "level_reason" TEXT,
    "first_measured" INTEGER,
    "baseline_year" INTEGER,
    "baseline_value" REAL,
    "split_by_sex" INTEGER,
    "split_reason" TEXT,
    "source" TEXT,
    "frequency" TEXT,
    "publication_month" INTEGER,
    "publication_years_after" INTEGER,
    "responsible" TEXT,
    "definition" TEXT,
    "kolada" TEXT,
    "unpublished" INTEGER,
    "replaces" TEXT,
    FOREIGN KEY ("scorecard", "goal") REFERENCES "goal" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "indicator_key" ON "indicator" ("scorecard", "id");
CREATE INDEX "indicator_owner" ON "indicator" ("scorecard", "goal");
CREATE TABLE "indicator_target" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "value" REAL,
    FOREIGN KEY ("scorecard", "indicator") REFERENCES "indicator" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "indicator_target_key" ON "indicator_target" ("scorecard", "indicator", "year");
CREATE TABLE "indicator_outcome" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "round" TEXT,
    "value" REAL,
    "women" REAL,
    "men" REAL,
    "respondents" INTEGER,
    "preliminary" INTEGER,
    "reported" TEXT,
    "missing" TEXT,
    "next" TEXT,
    FOREIGN KEY ("scorecard", "indicator") REFERENCES "indicator" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "indicator_outcome_key"
    ON "indicator_outcome" ("scorecard", "indicator", "year", ifnull("round", ''));
CREATE TABLE "indicator_forecast" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "round" TEXT,
    "value" REAL,
    FOREIGN KEY ("scorecard", "indicator") REFERENCES "indicator" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "indicator_forecast_key"
    ON "indicator_forecast" ("scorecard", "indicator", "year", ifnull("round", ''));
CREATE TABLE "indicator_comparison" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER,
    "group" TEXT,
    "value" REAL,
    "source" TEXT,
    "fetched" TEXT,
    FOREIGN KEY ("scorecard", "indicator") REFERENCES "indicator" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "indicator_comparison_key"
    ON "indicator_comparison" ("scorecard", "indicator", ifnull("year", ''), ifnull("group", ''));
CREATE TABLE "area_assessment" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "status" TEXT,
    "forecast" TEXT,
    "preliminary" INTEGER,
    "comment" TEXT,
    "reason" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "area_assessment_key" ON "area_assessment" ("scorecard", "area", "round");
CREATE TABLE "not_concerned" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "reason" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "not_concerned_key" ON "not_concerned" ("scorecard", "area");
CREATE TABLE "factor_choice" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "factor" TEXT NOT NULL,
    "reason" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "factor_choice_key" ON "factor_choice" ("scorecard", "factor");
CREATE TABLE "waiver" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "area" TEXT,
    "goal" TEXT,
    "indicator" TEXT,
    "item" TEXT,
    "reason" TEXT,
    "until" INTEGER,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "waiver_key"
    ON "waiver"
    ("scorecard", "rule", ifnull("area", ''), ifnull("goal", ''), ifnull("indicator", ''), ifnull("item", ''));
CREATE TABLE "round_text" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "round" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "round_text_key" ON "round_text" ("scorecard", "round", "section");
CREATE TABLE "remark" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "area" TEXT,
    "goal" TEXT,
    "indicator" TEXT,
    "item" TEXT,
    "field" TEXT,
    "text" TEXT,
    "sender" TEXT,
    "state" TEXT,
    "answer" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "remark_key" ON "remark" ("scorecard", "id");
CREATE TABLE "criterion" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "answer" TEXT,
    "evidence" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "criterion_key" ON "criterion" ("scorecard", "criterion");
CREATE TABLE "declaration" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "service" TEXT,
    "promise" TEXT,
    "published" TEXT,
    "where" TEXT,
    "indicator" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "declaration_key" ON "declaration" ("scorecard", "id");
CREATE TABLE "manager_type" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT,
    "women" INTEGER,
    "men" INTEGER,
    "above_limit" INTEGER,
    "assignment_unclear" INTEGER,
    "without_room_to_reflect" INTEGER,
    "with_action" INTEGER,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "manager_type_key" ON "manager_type" ("scorecard", "id");
CREATE TABLE "economy_year" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "frame_mnkr" REAL,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "economy_year_key" ON "economy_year" ("scorecard", "year");
CREATE TABLE "economy_year_frame_change" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "economy_year_year" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "date" TEXT,
    "decision" TEXT,
    "mnkr" REAL,
    FOREIGN KEY ("scorecard", "economy_year_year") REFERENCES "economy_year" ("scorecard", "year")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "economy_year_frame_change_key"
    ON "economy_year_frame_change" ("scorecard", "economy_year_year", ifnull("date", ''), ifnull("decision", ''));
CREATE TABLE "economy_year_economy_round" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "economy_year_year" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "round" TEXT NOT NULL,
    "budget_mnkr" REAL,
    "outcome_mnkr" REAL,
    "forecast_mnkr" REAL,
    "action" TEXT,
    FOREIGN KEY ("scorecard", "economy_year_year") REFERENCES "economy_year" ("scorecard", "year")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "economy_year_economy_round_key"
    ON "economy_year_economy_round" ("scorecard", "economy_year_year", "round");
CREATE TABLE "owner_target" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "unit" TEXT,
    "better" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "owner_target_key" ON "owner_target" ("scorecard", "id");
CREATE TABLE "owner_target_target" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "owner_target" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "value" REAL,
    FOREIGN KEY ("scorecard", "owner_target") REFERENCES "owner_target" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "owner_target_target_key" ON "owner_target_target" ("scorecard", "owner_target", "year");
CREATE TABLE "owner_target_owner_outcome" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "owner_target" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "value" REAL,
    FOREIGN KEY ("scorecard", "owner_target") REFERENCES "owner_target" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "owner_target_owner_outcome_key"
    ON "owner_target_owner_outcome" ("scorecard", "owner_target", "year");
CREATE TABLE "measure" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT,
    "kind" TEXT,
    "responsible" TEXT,
    "state" TEXT,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "measure_key" ON "measure" ("scorecard", "id");
CREATE TABLE "measure_planned_effect" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "mnkr" REAL,
    FOREIGN KEY ("scorecard", "measure") REFERENCES "measure" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "measure_planned_effect_key" ON "measure_planned_effect" ("scorecard", "measure", "year");
CREATE TABLE "measure_realised_effect" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "mnkr" REAL,
    FOREIGN KEY ("scorecard", "measure") REFERENCES "measure" ("scorecard", "id")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "measure_realised_effect_key" ON "measure_realised_effect" ("scorecard", "measure", "year");
CREATE TABLE "purchase_loyalty" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "scorecard" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "round" TEXT,
    "percent" REAL,
    FOREIGN KEY ("scorecard") REFERENCES "scorecard" ("unit_code")
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "purchase_loyalty_key"
    ON "purchase_loyalty" ("scorecard", "year", ifnull("round", ''));
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001  the runner hands both to every migration
    """Make every table of the first version."""
    for statement in (HOUSEKEEPING + RECORD + REGISTER + SCORECARDS).split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
