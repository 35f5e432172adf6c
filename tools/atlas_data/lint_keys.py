"""Rules for every table: ids, what is unique, references, trees and dates."""
import datetime
import re

from .tables import TABLES, TREES

# As the unique indexes of the SQL tables have it, withdrawn rows included.
UNIQUE = {
    "source": ("slug",), "place": ("slug",), "product": ("slug",), "cluster": ("slug",), "release": ("version",),
    "place_name": ("place", "name"), "region_member": ("region", "place"), "product_name": ("product", "name"),
    "product_hs": ("product", "hs_code"), "specialisation": ("cluster", "product")}
PUBLISHED = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")


def _ids(rows, problems):
    for number, row in enumerate(rows, start=1):
        if row["id"] != number:
            problems.add(row, "id", "is %s where %d is next: ids run 1, 2, 3 … and are never given to another row" % (row["id"], number))
            break


def _unique(columns, rows, problems):
    seen = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        if key in seen:
            problems.add(row, columns[-1], "%s stands in line %d already" % (" with ".join(map(repr, key)), seen[key]))
        seen.setdefault(key, row.line)


def _references(atlas, name, rows, problems):
    for column in (c for c in TABLES[name] if c.kind == "ref"):
        known = {row["slug"]: row for row in atlas[column.allowed]}
        for row in rows:
            slug = row[column.name]
            if slug is not None and slug not in known:
                problems.add(row, column.name, "no %s has the slug %r" % (column.allowed, slug))
            elif slug is not None and known[slug].get("withdrawn") and not row.get("withdrawn"):
                problems.add(row, column.name, "%r is withdrawn: withdraw this row too, or let it refer to another" % slug)


def _loops(rows, problems):
    parents = {row["slug"]: row["parent"] for row in rows}
    for row in rows:
        above = row["parent"]
        for _ in rows:
            if above in (None, row["slug"]):
                break
            above = parents.get(above)
        if above == row["slug"]:
            problems.add(row, "parent", "%r stands above itself: the tree has a loop" % row["slug"])
            return


def _releases(rows, problems):
    for earlier, later in zip(rows, rows[1:]):
        if later["published"] < earlier["published"]:
            problems.add(later, "published", "%s is before the release in the line above" % later["published"])


def _dates(atlas, problems):
    """No date is in the future, whether by the clock of this machine or, where that is slow, by the latest release."""
    now = max([datetime.date.today()] + [row["published"] for row in atlas["release"]])
    for row in atlas["source"]:
        published = row["published"]
        if published is not None and not PUBLISHED.match(published):
            problems.add(row, "published", "%r is no YYYY, YYYY-MM or YYYY-MM-DD" % published)
        elif published is not None and published > now.isoformat():
            problems.add(row, "published", "%s is in the future" % published)
    for name in ("specialisation", "claim"):
        for row in atlas[name]:
            if row["as_of"] is not None and row["as_of"] > now.year:
                problems.add(row, "as_of", "%d is in the future" % row["as_of"])


def check(atlas, problems):
    for name, rows in atlas.items():
        _ids(rows, problems)
        _references(atlas, name, rows, problems)
        if name in UNIQUE:
            _unique(UNIQUE[name], rows, problems)
        if name in TREES:
            _loops(rows, problems)
    if not atlas["release"]:
        problems.add("release.csv", "file", "has no release")
    _releases(atlas["release"], problems)
    _dates(atlas, problems)
