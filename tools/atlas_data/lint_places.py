"""Rules for places: what stands below what, codes, slugs, names and the members of regions."""
import re

ABOVE = {
    "region": (), "province": (), "prefecture": ("province",), "county": ("prefecture", "province"),
    "town": ("county", "prefecture"), "park": ("county", "prefecture")}
# Jiayuguan, Danzhou, Dongguan and Zhongshan: their towns stand directly below them.
WITHOUT_COUNTIES = ("620200", "460400", "441900", "442000")
CODE = re.compile(r"[1-9][0-9]{5}\Z")


def _nests(place, parent, problems):
    allowed = ABOVE[place["level"]]
    if parent is None and not allowed:
        return True
    if parent is None or parent["level"] not in allowed:
        problems.add(place, "parent", "a %s stands below %s, not below %s" % (
            place["level"], " or ".join("a " + level for level in allowed) or "nothing",
            "nothing" if parent is None else "the %s %s" % (parent["level"], parent["slug"])))
        return False
    if place["level"] in ("town", "park") and parent["level"] == "prefecture" and parent["gb_code"] not in WITHOUT_COUNTIES:
        problems.add(place, "parent", "%s has counties: name the one that holds this %s" % (parent["slug"], place["level"]))
    return True


def _expected_code(place, parent):
    """What the GB/T 2260 code must match, and that in words."""
    if place["level"] == "province":
        return r"[1-9]\d0000", "xx0000, as every province"
    above = parent["gb_code"] or ""
    if place["level"] == "prefecture":
        return above[:2] + r"(?!00)\d\d00", "%syy00, a prefecture of %s" % (above[:2], parent["slug"])
    if place["level"] == "county":
        digits = above[:4] if parent["level"] == "prefecture" else above[:2]
        return digits + r"\d*(?!00)\d\d", "six digits that begin with %s, a county of %s" % (digits, parent["slug"])
    return above, "%s, the code of %s" % (above, parent["slug"])


def _code(place, parent, problems):
    code = place["gb_code"]
    if place["level"] == "region":
        if code is not None:
            problems.add(place, "gb_code", "is %s, but a region has no code" % code)
        return
    pattern, words = _expected_code(place, parent)
    if code is None or not CODE.match(code) or not re.fullmatch(pattern, code):
        problems.add(place, "gb_code", "is %s, expected %s" % (code or "empty", words))


def own_part(place, places):
    """The slug without the part that it has from the parent."""
    parent = places.get(place["parent"])
    return place["slug"] if parent is None else place["slug"].removesuffix("-" + own_part(parent, places))


def _slug(place, parent, places, problems):
    if parent is not None and not place["slug"].endswith("-" + own_part(parent, places)):
        problems.add(place, "slug", "%r must end with -%s, from its parent" % (place["slug"], own_part(parent, places)))


def _first_of_its_kind(column, rows, key, problems, what):
    seen = {}
    for row in rows:
        if key(row) in seen:
            problems.add(row, column, "%r stands in line %d already, %s" % (row[column], seen[key(row)], what))
        seen.setdefault(key(row), row.line)


def _names(atlas, places, problems):
    for column in ("name", "name_zh"):
        _first_of_its_kind(column, atlas["place"], lambda row: (row["parent"], row["level"], row[column].casefold()),
                           problems, "with the same parent and level")
    units = [row for row in atlas["place"] if row["level"] in ("province", "prefecture", "county") and row["gb_code"] is not None]
    _first_of_its_kind("gb_code", units, lambda row: row["gb_code"], problems, "and no two units have the same code")

    for row in atlas["place_name"]:
        place = places[row["place"]]
        if row["name"] in (place["name"], place["name_zh"], place["gb_code"]):
            problems.add(row, "name", "%r is what %s is called in place.csv already" % (row["name"], row["place"]))
        if row["kind"] == "former_code" and not CODE.match(row["name"]):
            problems.add(row, "name", "%r is no code of six digits" % row["name"])


def _regions(atlas, places, problems):
    for row in atlas["region_member"]:
        if places[row["region"]]["level"] != "region":
            problems.add(row, "region", "%s is a %s, not a region" % (row["region"], places[row["region"]]["level"]))
        if places[row["place"]]["level"] == "region":
            problems.add(row, "place", "%s is a region; members are places" % row["place"])
    with_members = {row["region"] for row in atlas["region_member"]}
    for place in atlas["place"]:
        if place["level"] == "region" and place["slug"] not in with_members:
            problems.add(place, "slug", "the region %s has no member in region_member.csv" % place["slug"])


def check(atlas, problems):
    places = {row["slug"]: row for row in atlas["place"]}
    for place in atlas["place"]:
        parent = places.get(place["parent"])
        if _nests(place, parent, problems):
            _code(place, parent, problems)
            _slug(place, parent, places, problems)
    _names(atlas, places, problems)
    _regions(atlas, places, problems)
