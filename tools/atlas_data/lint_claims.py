"""Rules for a claim by itself: what its metric asks for is there, and nothing else."""
from .vocabulary import FREE, JOINT, METRICS

MEANING = ("cluster", "product", "source", "metric", "op", "value", "value_text", "unit", "scope", "as_of")


def _one_of(claim, column, allowed, problems, needed=True):
    given, metric = claim[column], claim["metric"]
    if given is None and allowed and needed:
        problems.add(claim, column, "is empty: %s needs %s" % (metric, " or ".join(allowed)))
    if given is not None and given not in allowed:
        problems.add(claim, column, "%r does not go with %s, which takes %s" % (given, metric, ", ".join(allowed) or "none"))


def _value(claim, kind, problems):
    value, metric = claim["value"], claim["metric"]
    if kind is None and value is not None:
        problems.add(claim, "value", "is %s, but %s has no number" % (value, metric))
    if kind is not None and value is None:
        problems.add(claim, "value", "is empty: %s needs a number" % metric)
    if kind is None or value is None:
        return
    if kind == "fraction" and not 0 <= value <= 1:
        problems.add(claim, "value", "is %s: a share is a fraction from 0 to 1, 0.3 for 30 %%" % value)
    if kind in ("ordinal", "count") and (value < 1 or value != int(value)):
        problems.add(claim, "value", "is %s: %s is a whole number from 1 on" % (value, metric))
    if kind == "amount" and value <= 0:
        problems.add(claim, "value", "is %s: %s is above 0" % (value, metric))


def _words(claim, allowed, problems):
    if allowed != FREE:
        _one_of(claim, "value_text", allowed or (), problems)
    elif claim["value_text"] is None:
        problems.add(claim, "value_text", "is empty: %s needs words" % claim["metric"])


def check(atlas, problems):
    seen = {}
    for claim in atlas["claim"]:
        meaning = tuple(claim[column] for column in MEANING)
        if meaning in seen:
            problems.add(claim, "metric", "line %d makes the same claim" % seen[meaning])
        seen.setdefault(meaning, claim.line)
        metric = METRICS.get(claim["metric"])
        if metric is None:
            problems.add(claim, "metric", "%r is none of: %s" % (claim["metric"], ", ".join(METRICS)))
            continue
        _one_of(claim, "op", metric.ops, problems)
        _value(claim, metric.value, problems)
        _words(claim, metric.words, problems)
        _one_of(claim, "unit", metric.units, problems)
        _one_of(claim, "scope", metric.scopes, problems, needed=metric.value in ("fraction", "ordinal"))
        if claim["followed"] and (claim["scope"] or "").startswith(JOINT):
            problems.add(claim, "followed", "is true, but %s is of several places together: no specialisation can take it" % claim["scope"])
