"""The schema of the store: a migration a version; one that was released is never changed."""

MIGRATIONS = (
    (
        """
        CREATE TABLE reading (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL,
            period TEXT NOT NULL,
            form TEXT NOT NULL,
            sender TEXT NOT NULL,
            file TEXT NOT NULL,
            digest TEXT NOT NULL,
            read_at TEXT NOT NULL,
            superseded INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        # One reading stands for a unit's workbook; the database itself refuses a second.
        """
        CREATE UNIQUE INDEX standing ON reading (form, period, sender) WHERE superseded = 0
        """,
        """
        CREATE TABLE figure (
            reading INTEGER NOT NULL REFERENCES reading (id),
            unit TEXT NOT NULL,
            "column" TEXT NOT NULL,
            value ANY,
            sheet TEXT NOT NULL,
            cell TEXT NOT NULL,
            PRIMARY KEY (reading, unit, "column")
        ) STRICT, WITHOUT ROWID
        """,
        # A unit's own workbook comes before its row in the workbook of the body above.
        """
        CREATE VIEW effective AS
        SELECT reading.year, reading.period, reading.form, reading.sender, reading.file,
            reading.digest, reading.read_at, figure.unit, figure."column", figure.value,
            figure.sheet, figure.cell
        FROM reading JOIN figure ON figure.reading = reading.id
        WHERE reading.superseded = 0 AND (figure.unit = reading.sender OR NOT EXISTS (
            SELECT 1 FROM reading AS own
            WHERE own.form = reading.form AND own.period = reading.period
            AND own.sender = figure.unit AND own.superseded = 0
        ))
        """,
        """
        CREATE TABLE event (
            scope TEXT NOT NULL,
            uid TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            digest TEXT NOT NULL,
            PRIMARY KEY (scope, uid)
        ) STRICT, WITHOUT ROWID
        """,
    ),
    (
        # The day on which a workbook came, where it is another than that of reading.
        "ALTER TABLE reading ADD COLUMN received_on TEXT",
        "DROP VIEW effective",
        """
        CREATE VIEW effective AS
        SELECT reading.year, reading.period, reading.form, reading.sender, reading.file,
            reading.digest, reading.read_at, reading.received_on, figure.unit, figure."column",
            figure.value, figure.sheet, figure.cell
        FROM reading JOIN figure ON figure.reading = reading.id
        WHERE reading.superseded = 0 AND (figure.unit = reading.sender OR NOT EXISTS (
            SELECT 1 FROM reading AS own
            WHERE own.form = reading.form AND own.period = reading.period
            AND own.sender = figure.unit AND own.superseded = 0
        ))
        """,
        # What an event was stays known, so that a calendar can take it away from its own days.
        "ALTER TABLE event ADD COLUMN title TEXT",
        "ALTER TABLE event ADD COLUMN first TEXT",
        "ALTER TABLE event ADD COLUMN last TEXT",
    ),
)
