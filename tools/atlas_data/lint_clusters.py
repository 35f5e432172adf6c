"""Rules for clusters: each has products and claims, each title and each source a claim."""
from .lint_places import own_part


def _claimed(atlas, problems):
    """Clusters, specialisations and claims hang together."""
    claimed = {(row["cluster"], row["product"]) for row in atlas["claim"]}
    specialised = {(row["cluster"], row["product"]) for row in atlas["specialisation"]}
    for row in atlas["cluster"]:
        if not any(cluster == row["slug"] for cluster, _ in claimed):
            problems.add(row, "slug", "no claim in claim.csv is about %s" % row["slug"])
        if not any(cluster == row["slug"] for cluster, _ in specialised):
            problems.add(row, "slug", "%s has no product in specialisation.csv" % row["slug"])
    for row in atlas["specialisation"]:
        if (row["cluster"], row["product"]) not in claimed:
            problems.add(row, "product", "no claim in claim.csv is about %s in %s" % (row["product"], row["cluster"]))
    for row in atlas["claim"]:
        if (row["cluster"], row["product"]) not in specialised:
            problems.add(row, "product", "%s in %s has no row in specialisation.csv" % (row["product"], row["cluster"]))


def _titles(atlas, problems):
    given = {(row["cluster"], row["value_text"]) for row in atlas["claim"] if row["metric"] == "title"}
    for row in atlas["cluster"]:
        if row["title"] is not None and (row["slug"], row["title"]) not in given:
            problems.add(row, "title", "no claim with metric title says %r of %s" % (row["title"], row["slug"]))


def _sources(atlas, problems):
    used = {row["source"] for row in atlas["claim"]}
    for row in atlas["source"]:
        if row["slug"] not in used:
            problems.add(row, "slug", "no claim is from %s" % row["slug"])


def _names(atlas, problems):
    """A slug begins with the place; one industry in one place is one row, though its market may be called alike."""
    places, seen = {row["slug"]: row for row in atlas["place"]}, {}
    for row in atlas["cluster"]:
        beginning = own_part(places[row["place"]], places) + "-"
        if not row["slug"].startswith(beginning):
            problems.add(row, "slug", "%r must begin with %s, from its place" % (row["slug"], beginning))
        key = row["place"], row["role"], row["name"].casefold()
        if key in seen:
            problems.add(row, "name", "%r stands in line %d already, at the same place and in the same role" % (row["name"], seen[key]))
        seen.setdefault(key, row.line)


def check(atlas, problems):
    _claimed(atlas, problems)
    _titles(atlas, problems)
    _sources(atlas, problems)
    _names(atlas, problems)
