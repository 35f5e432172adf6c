"""What the data must be beyond the form of its cells."""
from .tables import TABLES


def _ids_and_slugs(name, rows, problems):
    seen = {}
    for number, row in enumerate(rows, start=1):
        if row["id"] != number:
            problems.add(row, "id", "is %s where %d is next: ids run 1, 2, 3 … and are never given to another row" % (row["id"], number))
            break
    for row in rows:
        slug = row.get("slug")
        if slug in seen and slug is not None:
            problems.add(row, "slug", "%r stands in line %d already" % (slug, seen[slug]))
        seen[slug] = row.line


def _references(atlas, name, rows, problems):
    for column in (c for c in TABLES[name] if c.kind == "ref"):
        known = {row["slug"] for row in atlas[column.allowed]}
        for row in rows:
            if row[column.name] is not None and row[column.name] not in known:
                problems.add(row, column.name, "no %s has the slug %r" % (column.allowed, row[column.name]))


def check(atlas, problems):
    for name, rows in atlas.items():
        _ids_and_slugs(name, rows, problems)
        _references(atlas, name, rows, problems)
