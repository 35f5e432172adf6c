"""The CSV files: which columns each has and what may stand in them.

The order of TABLES is the order in which rows are inserted: a table stands
after those that it refers to.
"""
from collections import namedtuple

# kind: text, slug, choice, integer, number, boolean, date or ref
# allowed: the choices, (least, most) of a number, or the table a ref points to
Column = namedtuple("Column", "name kind required allowed sql")

TREES = ("place", "product")                    # their rows have a parent in the same table
USER_IDS_FROM = 1000000
LEVELS = ("region", "province", "prefecture", "county", "town", "park")
TIERS = ("low", "medium", "high")
YEAR = (1000, 9999)
FRACTION = (0, 1)
LONGITUDE = (-180, 180)
LATITUDE = (-90, 90)


def _column(name, kind="text", required=False, allowed=None, sql=None):
    return Column(name, kind, required, allowed, sql or name)


def _ref(name, table, required=True):
    return _column(name, "ref", required, table, name + "_id")


ID = _column("id", "integer", True, (1, USER_IDS_FROM - 1))
SLUG = _column("slug", "slug", True)
NAME = _column("name", required=True)
NOTE = _column("note")
WITHDRAWN = _column("withdrawn", "boolean")     # every file may have it; most do not

TABLES = {
    "source": [
        ID, SLUG, _column("title", required=True), _column("publisher"), _column("published"),
        _column("url"), _column("licence"), NOTE],
    "place": [
        ID, SLUG, _column("level", "choice", True, LEVELS), NAME, _column("name_zh", required=True),
        _column("gb_code"), _ref("parent", "place", False),
        _column("lon", "number", True, LONGITUDE), _column("lat", "number", True, LATITUDE),
        _column("centroid_lon", "number", False, LONGITUDE), _column("centroid_lat", "number", False, LATITUDE),
        _column("area_km2", "number", False, (0.01, 2e6)), _column("precision_m", "number", True, (0, 1e6)), NOTE],
    "place_name": [
        ID, _ref("place", "place"), NAME, _column("lang", "choice", True, ("en", "zh", "zh-Latn")),
        _column("kind", "choice", True, ("short", "former", "former_code", "spelling", "market"))],
    "region_member": [ID, _ref("region", "place"), _ref("place", "place")],
    "product": [
        ID, SLUG, _ref("parent", "product", False), NAME, _column("name_zh", required=True), NOTE],
    "product_name": [
        ID, _ref("product", "product"), NAME, _column("lang", "choice", True, ("en", "zh", "zh-Latn"))],
    "product_hs": [
        ID, _ref("product", "product"), _column("hs_code", required=True),
        _column("relation", "choice", True, ("exact", "broader", "narrower", "part")),
        _column("separable", "boolean", True), _column("confidence", "choice", True, ("high", "medium", "low")), NOTE],
    "cluster": [
        ID, SLUG, NAME, _column("name_zh"), _ref("place", "place"),
        _column("lon", "number", False, LONGITUDE), _column("lat", "number", False, LATITUDE),
        _column("radius_m", "number", False, (1, 1e6)),
        _column("role", "choice", True, ("production", "market", "trade", "brand")), _column("title"), NOTE],
    "specialisation": [
        ID, _ref("cluster", "cluster"), _ref("product", "product"),
        _column("quality_min", "choice", False, TIERS), _column("quality_max", "choice", False, TIERS),
        _column("price", "choice", False, TIERS), _column("national_share", "number", False, FRACTION),
        _column("global_share", "number", False, FRACTION), _column("rank", "integer", False, (1, 1000)),
        _column("as_of", "integer", False, YEAR), NOTE],
    "claim": [
        ID, _ref("cluster", "cluster"), _ref("product", "product"), _ref("source", "source"),
        _column("metric", "text", True), _column("op", "choice", True, ("=", ">", "<", ">=", "<=", "~")),
        _column("value", "number"), _column("value_text"), _column("unit"), _column("scope"),
        _column("as_of", "integer", False, YEAR), _column("followed", "boolean"), NOTE],
    "release": [
        ID, _column("version", required=True), _column("published", "date", True)],
}
