"""Rules for points: in China, not too far from what holds them, centroid and area where they belong."""
import math

EARTH_RADIUS_KM = 6371.0088
WITH_CENTROID = ("province", "prefecture")
# How far a part may lie from the point of a county or town; from the centroid
# of a larger place: so many times the side of a square of its area, where the
# farthest county of any prefecture is 1.1 away, but for small scattered ones,
# which the least bound lets pass.
NEAR_KM = 60
SIDES = 1.2
LEAST_KM = 150
SCATTERED = ("460300",)     # Sansha: islands all over the South China Sea

# A coarse line round every county of the mainland, Taiwan, Hainan and the
# islands of the South China Sea, some tens of kilometres outside them.  It
# keeps slips of the pen out and says nothing about where any border runs.
OUTLINE = (
    (73.3, 39.3), (73.8, 40.4), (76.5, 40.7), (79.9, 42.2), (80.1, 44.9), (80.8, 45.3), (82.2, 45.5), (82.6, 47.4),
    (85.3, 47.3), (85.5, 48.5), (87.4, 49.4), (88.6, 49.0), (91.2, 47.0), (91.3, 45.4), (95.6, 44.5), (97.0, 42.9),
    (101.0, 42.9), (104.9, 41.8), (107.5, 42.6), (110.0, 43.0), (111.6, 45.2), (116.2, 46.8), (115.4, 47.9), (116.6, 50.0),
    (119.2, 50.3), (120.0, 52.6), (121.2, 53.6), (123.6, 53.7), (126.1, 52.9), (127.6, 50.4), (128.5, 49.7), (130.9, 49.0),
    (131.2, 47.9), (134.7, 48.5), (134.9, 48.2), (133.2, 45.0), (131.2, 44.9), (131.5, 43.3), (130.6, 42.3), (128.4, 41.3),
    (127.0, 41.5), (124.5, 39.9), (123.5, 38.5), (123.5, 36.0), (124.0, 31.0), (123.8, 25.5), (122.2, 24.4), (121.6, 21.4),
    (118.5, 18.0), (118.5, 11.0), (112.5, 3.5), (109.5, 7.0), (110.5, 12.0), (108.5, 17.5), (108.0, 21.4), (106.6, 21.9),
    (105.3, 23.1), (104.2, 22.4), (102.3, 22.4), (101.8, 21.0), (101.0, 21.2), (99.4, 22.0), (98.7, 23.3), (97.5, 23.8),
    (97.6, 24.9), (98.5, 25.9), (98.3, 27.6), (94.0, 27.5), (91.5, 27.6), (90.0, 27.9), (89.0, 27.2), (88.6, 28.0),
    (86.0, 27.8), (84.0, 28.6), (81.5, 30.0), (78.5, 31.3), (78.4, 32.6), (79.0, 33.2), (77.8, 35.4), (76.0, 35.8),
    (74.5, 37.0), (74.5, 38.4))


def in_china(lon, lat):
    """Counts the sides of the outline east of the point: odd inside."""
    inside = False
    for (lon1, lat1), (lon2, lat2) in zip(OUTLINE, OUTLINE[1:] + OUTLINE[:1]):
        if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) * (lon2 - lon1) / (lat2 - lat1):
            inside = not inside
    return inside


def distance_km(lon1, lat1, lon2, lat2):
    """On the sphere, by the haversine formula: good to half a percent."""
    lon1, lat1, lon2, lat2 = map(math.radians, (lon1, lat1, lon2, lat2))
    square = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(square))


def _pair(row, lon, lat, problems):
    """The point, if both its coordinates are there and in China."""
    if (row[lon] is None) != (row[lat] is None):
        missing, there = (lon, lat) if row[lon] is None else (lat, lon)
        problems.add(row, missing, "is empty, though %s is given" % there)
    elif row[lon] is not None and not in_china(row[lon], row[lat]):
        problems.add(row, lon, "%s, %s (%s, %s) is not in China" % (row[lon], row[lat], lon, lat))
    elif row[lon] is not None:
        return row[lon], row[lat]
    return None


def _reach(holder):
    """The middle of a place, and how many km from it a part of the place may lie."""
    centroid = holder["centroid_lon"], holder["centroid_lat"]
    if None in centroid or holder["area_km2"] is None:
        return (holder["lon"], holder["lat"]), NEAR_KM
    return centroid, max(LEAST_KM, SIDES * math.sqrt(holder["area_km2"]))


def _near(row, point, holder, problems):
    middle, most = _reach(holder)
    if row.get("level") in ("town", "park"):
        most = NEAR_KM
    away = distance_km(*point, *middle)
    if away > most:
        problems.add(row, "lon", "lies %.0f km from the middle of %s, more than %.0f km" % (away, holder["slug"], most))


def _centroid(place, problems):
    for column in ("centroid_lon", "centroid_lat", "area_km2"):
        if place["level"] in WITH_CENTROID and place[column] is None:
            problems.add(place, column, "is empty: a %s has centroid and area" % place["level"])
        if place["level"] not in WITH_CENTROID and place[column] is not None:
            problems.add(place, column, "is given, but a %s has no centroid and no area" % place["level"])


def check(atlas, problems):
    places = {row["slug"]: row for row in atlas["place"]}
    for place in atlas["place"]:
        _centroid(place, problems)
        point = _pair(place, "lon", "lat", problems)
        centroid = place["level"] in WITH_CENTROID and _pair(place, "centroid_lon", "centroid_lat", problems)
        if point is None or place["gb_code"] in SCATTERED:
            continue
        if centroid:
            _near(place, point, place, problems)
        if place["parent"] is not None:
            _near(place, point, places[place["parent"]], problems)
    for cluster in atlas["cluster"]:
        point, place = _pair(cluster, "lon", "lat", problems), places[cluster["place"]]
        if point is not None and place["level"] != "region" and place["gb_code"] not in SCATTERED:
            _near(cluster, point, place, problems)
