"""What the data must be beyond the form of its cells: calls the rules, which stand by subject in lint_*.py."""
from . import lint_claims, lint_clusters, lint_copies, lint_followed, lint_keys, lint_places, lint_points, lint_products, lint_text

RULES = (lint_places, lint_points, lint_products, lint_clusters, lint_claims, lint_followed, lint_text)


def check(atlas, problems, against=()):
    """Adds what is wrong to problems; against: paths of texts that nothing may be copied from."""
    lint_keys.check(atlas, problems)
    if problems.lines:
        return      # the other rules follow references
    current = {name: [row for row in rows if not row.get("withdrawn")] for name, rows in atlas.items()}
    for rules in RULES:
        rules.check(current, problems)
    lint_copies.check(current, problems, against)
