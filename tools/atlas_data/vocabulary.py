"""The closed lists of claim.csv: metrics, scopes and units.

data/README.md shows them to people; a test compares the two.
"""
from collections import namedtuple

from .tables import TIERS

# What a claim of a metric carries.
# value: None where there is none, else a kind: fraction, ordinal, count or amount
# words: None where there is no value_text, else the words allowed, or FREE
# ops, units, scopes: what may stand there; where there are units, one must, and a
# share or a rank must say of what it is
Metric = namedtuple("Metric", "value words ops units scopes")

FREE = "free"
SAID = ("=",)
RANGE = ("=", ">=", "<=")
MEASURED = ("=", ">", "<", ">=", "<=", "~")

# Of what a share is. A specialisation takes those that begin with national or
# global; joint_ is what several places have together, which nothing takes.
JOINT = "joint_"
SHARE_SCOPES = (
    "national", "national_market", "national_capacity", "national_exports", "national_online",
    "global", "global_market", "global_capacity", "taobao", "provincial", "provincial_industry",
    JOINT + "national", JOINT + "national_market", JOINT + "global_market")
# Among what a rank is: places, unless it is firms or branches of industry.
RANK_SCOPES = ("national", "global", "asia", "national_firms", "provincial_industry")
# Which firms are counted, where not all are.
FIRM_SCOPES = ("key_firms", "about_1000_workers")

CURRENCIES = ("CNY", "USD")
QUANTITIES = ("pairs_per_year", "pieces_per_year")


def _words(words, ops=SAID):
    return Metric(None, words, ops, (), ())


def _fraction(scopes):
    return Metric("fraction", None, MEASURED, ("fraction",), scopes)


def _amount(units):
    return Metric("amount", None, MEASURED, units, ())


def _count(unit, scopes=()):
    return Metric("count", None, MEASURED, (unit,), scopes)


METRICS = {
    "makes": _words(None),
    "quality": _words(TIERS, RANGE),
    "price": _words(TIERS),
    "output_share": _fraction(SHARE_SCOPES),
    "market_share": _fraction(SHARE_SCOPES),
    "sales_share": _fraction(SHARE_SCOPES),
    "capacity_share": _fraction(SHARE_SCOPES),
    "revenue_share": _fraction(SHARE_SCOPES),
    "firm_share": _fraction(SHARE_SCOPES),
    "export_ratio": _fraction(()),
    "assortment_share": _fraction(("local",)),
    "city_share": _fraction(("national",)),
    "resource_share": _fraction(("national",)),
    "rank": Metric("ordinal", None, MEASURED, ("rank",), RANK_SCOPES),
    "title": _words(FREE),
    "output": _amount(QUANTITIES),
    "capacity": _amount(QUANTITIES),
    "output_value": _amount(CURRENCIES),
    "revenue": _amount(CURRENCIES),
    "sales": _amount(CURRENCIES),
    "investment": _amount(CURRENCIES),
    "firms": _count("firms", FIRM_SCOPES),
    "large_firms": _count("firms", FIRM_SCOPES),
    "household_firms": _count("firms", FIRM_SCOPES),
    "workers_per_firm": _count("persons", ("most_firms",)),
    "workers": _count("persons"),
    "trained_workers": _count("persons"),
    "countries": _count("countries"),
    "varieties": _count("varieties"),
    "categories": _count("categories"),
    "comparison": _words(FREE),
    "remark": _words(FREE),
}

# The shares of the industry itself, which a specialisation takes.
SHARES = ("output_share", "market_share", "sales_share", "capacity_share", "revenue_share", "firm_share")
