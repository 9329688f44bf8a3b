"""The tables of `history.sqlite`, edition by edition; `PRAGMA user_version` tells how many a file has."""

EDITIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE submissions (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            member TEXT NOT NULL,
            UNIQUE (period, member)
        )""",
        """CREATE TABLE versions (
            submission INTEGER NOT NULL REFERENCES submissions (id),
            number INTEGER NOT NULL,
            digest TEXT NOT NULL,
            name TEXT NOT NULL,
            received TEXT,
            taken TEXT NOT NULL,
            valid INTEGER NOT NULL,
            PRIMARY KEY (submission, number),
            UNIQUE (submission, digest)
        )""",
        """CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            program TEXT NOT NULL,
            period TEXT NOT NULL,
            mark TEXT NOT NULL,
            inputs TEXT NOT NULL,
            counted TEXT NOT NULL,
            errors INTEGER NOT NULL,
            warnings INTEGER NOT NULL,
            notes INTEGER NOT NULL,
            sheets TEXT NOT NULL
        )""",
    ),
    (
        """CREATE TABLE revisions (
            submission INTEGER NOT NULL REFERENCES submissions (id),
            number INTEGER NOT NULL,
            since INTEGER NOT NULL,
            what TEXT NOT NULL,
            sheet TEXT NOT NULL,
            line TEXT NOT NULL,
            field TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            tab TEXT NOT NULL,
            cell TEXT NOT NULL
        )""",
    ),
    (
        """CREATE TABLE events (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            member TEXT NOT NULL,
            state TEXT NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            why TEXT NOT NULL,
            digest TEXT NOT NULL,
            act TEXT NOT NULL
        )""",
        """CREATE TABLE locks (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            locked INTEGER NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            why TEXT NOT NULL,
            mark TEXT NOT NULL
        )""",
        """CREATE TABLE waivers (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            member TEXT NOT NULL,
            finding TEXT NOT NULL,
            rule TEXT NOT NULL,
            place TEXT NOT NULL,
            sentence TEXT NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            why TEXT NOT NULL,
            withdrawn TEXT NOT NULL DEFAULT ''
        )""",
    ),
    (
        """CREATE TABLE corrections (
            period TEXT NOT NULL,
            member TEXT NOT NULL,
            digest TEXT NOT NULL,
            sheet TEXT NOT NULL,
            line TEXT NOT NULL,
            field TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            UNIQUE (period, member, digest, sheet, line, field, before, after, reason)
        )""",
    ),
    (
        """CREATE TABLE drawings (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            words TEXT NOT NULL,
            pairs TEXT NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            why TEXT NOT NULL
        )""",
        """CREATE TABLE adoptions (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            adopted INTEGER NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            why TEXT NOT NULL,
            mark TEXT NOT NULL
        )""",
    ),
    (
        """CREATE TABLE returns (
            id INTEGER PRIMARY KEY,
            period TEXT NOT NULL,
            member TEXT NOT NULL,
            round INTEGER NOT NULL,
            digest TEXT NOT NULL,
            file TEXT NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            UNIQUE (period, member, round)
        )""",
        """CREATE TABLE asked (
            return INTEGER NOT NULL REFERENCES returns (id),
            number INTEGER NOT NULL,
            rule TEXT NOT NULL,
            weight TEXT NOT NULL,
            sheet TEXT NOT NULL,
            line TEXT NOT NULL,
            field TEXT NOT NULL,
            tab TEXT NOT NULL,
            cell TEXT NOT NULL,
            value TEXT NOT NULL,
            sentence TEXT NOT NULL,
            PRIMARY KEY (return, number)
        )""",
    ),
)
"""`inputs` is a JSON list of digests, `counted` a JSON object from member codes to digests, `pairs` a JSON list of
(checker, checked), times are ISO 8601. A waiver that was withdrawn says when, by whom and why.
"""
