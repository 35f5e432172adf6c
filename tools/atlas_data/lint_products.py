"""Rules for products: a name leads to one product only, and HS codes exist."""
import re

HS_CODE = re.compile(r"(?!77)(?!00)(?!9[89])[0-9]{2}(?!00)[0-9]{2}([0-9]{2})?\Z")


def _singular(word):
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[:-len(ending)] + instead
    return word


def spoken(name):
    """A name as people may write it: small letters, hyphens as spaces, singular."""
    return " ".join(_singular(word) for word in name.casefold().replace("-", " ").split())


def _names(atlas, problems):
    """Two names of one product may be alike but not the same; two products may not share even a like one."""
    own = {row["slug"]: (row["name"], row["name_zh"]) for row in atlas["product"]}
    owner = {}
    named = ([(row, row["slug"], column) for row in atlas["product"] for column in ("name", "name_zh")]
             + [(row, row["product"], "name") for row in atlas["product_name"]])
    for row, product, column in named:
        first_row, first_product = owner.setdefault(spoken(row[column]), (row, product))
        if first_product != product:
            problems.add(row, column, "%r of %s is a name of %s too (%r)" % (row[column], product, first_product, first_row.path))
    for row in atlas["product_name"]:
        if row["name"] in own[row["product"]]:
            problems.add(row, "name", "%r is what %s is called in product.csv already" % (row["name"], row["product"]))


def check(atlas, problems):
    _names(atlas, problems)
    for row in atlas["product_hs"]:
        if not HS_CODE.match(row["hs_code"]):
            problems.add(row, "hs_code", "%r is no heading (4 digits) or subheading (6) of chapters 01 to 97, 77 left out" % row["hs_code"])
