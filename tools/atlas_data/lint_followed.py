"""Rules for the figures of specialisations: each is that of a followed claim, and each followed claim is taken."""
from .tables import TIERS
from .vocabulary import SHARES

FIGURES = ("quality_min", "quality_max", "price", "national_share", "global_share", "rank")
QUALITY_ENDS = {"=": ("quality_min", "quality_max"), ">=": ("quality_min",), "<=": ("quality_max",)}


def columns(claim):
    """The columns of the specialisation that a followed claim fills."""
    metric, scope = claim["metric"], claim["scope"] or ""
    if metric == "quality":
        return QUALITY_ENDS.get(claim["op"], ())
    if metric in ("price", "rank"):
        return (metric,)
    if metric in SHARES:
        return tuple(reach + "_share" for reach in ("national", "global") if scope.startswith(reach))
    return ()


def _figure(claim):
    return claim["value"] if claim["value"] is not None else claim["value_text"]


def _one_followed(claims, problems):
    """Two claims for the same figure cannot both be followed; the two ends of a range can."""
    taken = {}
    for claim in claims:
        ends = columns(claim) or [(claim["metric"], claim["scope"], claim["unit"], claim["op"])]
        for end in ends if claim["metric"] not in ("makes", "title", "comparison", "remark") else ():
            key = claim["cluster"], claim["product"], end
            if key in taken:
                problems.add(claim, "followed", "line %d is followed already for %s of %s in %s" % (
                    taken[key].line, end if isinstance(end, str) else claim["metric"], claim["product"], claim["cluster"]))
                break
            taken[key] = claim
    return {key: claim for key, claim in taken.items() if key[2] in FIGURES}


def _compare(row, followed, problems):
    for column in FIGURES:
        claim = followed.get((row["cluster"], row["product"], column))
        if claim is None and row[column] is not None:
            problems.add(row, column, "is %s, but no claim that says so on %s in %s is followed" % (
                row[column], row["product"], row["cluster"]))
        if claim is not None and row[column] != _figure(claim):
            problems.add(row, column, "is %s, but the claim followed in line %d of claim.csv says %s" % (
                "empty" if row[column] is None else row[column], claim.line, _figure(claim)))


def _year(row, claims, problems):
    """as_of is a year that a followed claim speaks of."""
    years = {claim["as_of"] for claim in claims if (claim["cluster"], claim["product"]) == (row["cluster"], row["product"])} - {None}
    if row["as_of"] is None and years or row["as_of"] is not None and row["as_of"] not in years:
        problems.add(row, "as_of", "is %s, but the followed claims on %s in %s speak of %s" % (
            row["as_of"] or "empty", row["product"], row["cluster"], ", ".join(map(str, sorted(years))) or "no year"))


def _quality(row, problems):
    low, high = row["quality_min"], row["quality_max"]
    if (low is None) != (high is None):
        missing, there = ("quality_min", "quality_max") if low is None else ("quality_max", "quality_min")
        problems.add(row, missing, "is empty, though %s is given: follow a claim for each end" % there)
    elif low is not None and TIERS.index(low) > TIERS.index(high):
        problems.add(row, "quality_min", "%s is above quality_max, %s" % (low, high))


def check(atlas, problems):
    claims = [claim for claim in atlas["claim"] if claim["followed"]]
    followed = _one_followed(claims, problems)
    for row in atlas["specialisation"]:
        _compare(row, followed, problems)
        _year(row, claims, problems)
        _quality(row, problems)
