"""Prints the rows as multi-row INSERTs for the install script."""
import hashlib
import math

from .tables import TABLES, TREES

ROWS_PER_INSERT = 500
RADIUS_M = {"town": 8000, "park": 2500, "county": 20000}
COUNTED = ("source", "place", "product", "cluster", "specialisation", "claim")


def _literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def _point(lon, lat):
    return None if lon is None else "SRID=4326;POINT(%r %r)" % (lon, lat)


def _cluster_defaults(cluster, place):
    """A cluster is where its place is, and as large as a place of that level, unless it says otherwise."""
    if cluster["lon"] is None:
        cluster["lon"], cluster["lat"] = place["lon"], place["lat"]
    if cluster["radius_m"] is None:
        area = place["area_km2"]
        cluster["radius_m"] = (RADIUS_M[place["level"]] if place["level"] in RADIUS_M
                               else round(math.sqrt((area or 30000) * 1e6 / math.pi), -2))


def _parents_first(rows):
    """A row may be given a parent that was added later; the foreign key wants the parent first."""
    by_slug = {row["slug"]: row for row in rows}
    placed = {}

    def place(row):
        if row["parent"] is not None and row["parent"] not in placed:
            place(by_slug[row["parent"]])
        placed[row["slug"]] = row
    for row in rows:
        place(row)
    return list(placed.values())


def _insert(out, table, columns, records):
    for start in range(0, len(records), ROWS_PER_INSERT):
        part = records[start:start + ROWS_PER_INSERT]
        out.write("INSERT INTO atlas.%s (%s) VALUES\n" % (table, ", ".join(columns)))
        out.write(",\n".join("(" + ", ".join(map(_literal, record)) + ")" for record in part))
        out.write(";\n")


def _records(table, rows, ids):
    """Columns and values as the SQL table has them: refs become ids, lon and lat a point."""
    columns = [c for c in TABLES[table] if not c.name.endswith(("lon", "lat"))]
    points = {"place": (("location", "lon", "lat"), ("centroid", "centroid_lon", "centroid_lat")),
              "cluster": (("location", "lon", "lat"),)}.get(table, ())
    names = [c.sql for c in columns] + [name for name, _, _ in points] + ["withdrawn"]
    records = []
    for row in rows:
        record = [ids[c.allowed].get(row[c.name]) if c.kind == "ref" else row[c.name] for c in columns]
        record += [_point(row[lon], row[lat]) for _, lon, lat in points]
        records.append(record + [row.get("withdrawn", False)])
    return names, records


def write(atlas, out):
    ids = {name: {row["slug"]: row["id"] for row in rows} for name, rows in atlas.items() if rows and "slug" in rows[0]}
    places = {row["slug"]: row for row in atlas["place"]}
    for cluster in atlas["cluster"]:
        _cluster_defaults(cluster, places[cluster["place"]])

    digest = hashlib.sha256()
    out.write("-- Made by tools/atlas-data from data/*.csv; edit those.\n")
    for table, rows in atlas.items():
        if table == "release":
            continue
        columns, records = _records(table, _parents_first(rows) if table in TREES else rows, ids)
        digest.update(repr((table, columns, records)).encode())
        _insert(out, table, columns, records)

    counts = [sum(not row.get("withdrawn") for row in atlas[name]) for name in COUNTED]
    columns = ["id", "version", "published"] + [name + "s" for name in COUNTED] + ["fingerprint"]
    latest = atlas["release"][-1]
    _insert(out, "release", columns,
            [[latest["id"], latest["version"], latest["published"]] + counts + [digest.hexdigest()]])
