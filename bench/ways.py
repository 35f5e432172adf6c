"""The ways to the same answers, ours and the others, and the goals.

A way is a query with two select lists: one that is timed, which consumes every
row, and one that shows each row's answer, for comparison.  {s} is the table of
suppliers.  The first way of a group is what the others of it are compared with.
"""

from dataclasses import dataclass

SMALL, LARGE = 500, 50_000      # clusters

ALL, SOME, FEW = 'bench.supplier', 'bench.some', 'bench.few'


@dataclass(frozen=True)
class Way:
    name: str
    group: str
    source: str                 # what follows FROM
    timed: str
    answers: str = ''           # '': nothing to compare
    suppliers: str = ALL
    plan: str = ''              # a part of the plan without which the result does not count
    sizes: tuple = (SMALL, LARGE)
    differs: float = 0.0        # share of the answers that may differ

    def timed_query(self):
        return f'SELECT {self.timed} FROM ' + self.source.format(s=self.suppliers)

    def answers_query(self, suppliers):
        return f'SELECT {self.answers} FROM ' + self.source.format(s=suppliers)


@dataclass(frozen=True)
class Goal:
    """The ratio of one way's time to another's; against the fastest if there are several."""
    text: str
    ours: str
    others: tuple
    small: float
    large: float
    at_most: bool = False       # ours over the other, not to be above; else the other over ours, not to be below


# A supplier as a unit vector; OFFSET 0 so that nothing is worked out again for each cluster.
AS_VECTOR = '''(SELECT id, product_id, cos(la) * cos(lo) AS x, cos(la) * sin(lo) AS y, sin(la) AS z
    FROM (SELECT id, product_id, radians(ST_X(geom)) AS lo, radians(ST_Y(geom)) AS la FROM {s} OFFSET 0) d OFFSET 0) s'''


def each_supplier(clusters, suppliers='{s} s'):
    return f'{suppliers} LEFT JOIN LATERAL ({clusters}) n ON true'


def way(name, group, source, timed='count(n), sum(n)', answers='s.id, n', suppliers=SOME, **more):
    return Way(name, group, source, timed, answers, suppliers, **more)


def ours(name, group, timed, source='{s}', suppliers=ALL, answers='', **more):
    return Way(name, group, source, timed, answers, suppliers, **more)


PYTHON = "Python's cKDTree, COPY out and back"
PYTHON_BINARY = 'the same with binary COPY read by numpy'
LOOP = 'a bare tree in a C loop'

NEAREST = 'nearest_cluster_id(product, geometry)'
COMPOSITE = 'nearest_cluster(product, geometry) in SELECT, OFFSET 0'
IN_CLUSTER = 'in_cluster(product, geometry)'
FIVE_NEAREST = "nearest_clusters(product, geometry, 5, 'medium')"
FIVE_IDS = "nearest_cluster_ids(product, geometry, 5, 'medium')"
GIST = 'GiST on (product, point)'
PARTITIONS = 'a partition per product, GiST on point'
DOT = 'dot products in SQL'
RANKED = 'GiST, three nearest, ranked by ST_Distance'
WITHIN = 'GiST, ST_DWithin of the largest radius, then of each'
CIRCLES = 'GiST on circles as polygons'
FLOOR = 'F: read the point, make its unit vector'

FIT = 'supplier_fit(product, geometry) in SELECT, OFFSET 0'
FIT_BY_HAND = 'GiST, ST_DWithin, else three nearest by ST_Distance'
TO_GCJ02 = "wgs84_to_gcj02(geometry, 'box')"
TO_WGS84 = "gcj02_to_wgs84(geometry, 'box')"
BY_HAND = 'PL/pgSQL'

ID, DISTANCE, INSIDE, FIVE = 'nearest, id only', 'nearest, with distance', 'inside a cluster', 'five nearest of a quality'
VERDICT, SHIFT, SHIFT_BACK = "a supplier's verdict", 'WGS84 to GCJ-02', 'GCJ-02 to WGS84'

SPHERE = 0.005                  # PostGIS's <-> and unit vectors go by the sphere, which chooses another now and then
ROUNDED = 0.02                  # a last digit may be rounded the other way

WAYS = [
    ours(NEAREST, ID, 'sum(nearest_cluster_id(product, geom))',
         answers='id, nearest_cluster_id(product, geom)'),
    ours('nearest_cluster_id(product, geography)', ID, 'sum(nearest_cluster_id(product, geog))',
         answers='id, nearest_cluster_id(product, geog)'),
    way(FLOOR, ID, '{s}', 'sum(bench.floor(product, geom))', '', ALL),
    way('a C function that does nothing', ID, '{s}', 'sum(bench.constant(product, geom))', '', ALL),
    way('a first attempt: <-> with an index on the points', ID, each_supplier(
        'SELECT cluster_id AS n FROM bench.sp_first p WHERE p.product = s.product ORDER BY p.geog <-> s.geog LIMIT 1'),
        suppliers=FEW, plan=r'Index Scan using sp_first_geog', differs=SPHERE),
    way(GIST, ID, each_supplier(
        'SELECT cluster_id AS n FROM bench.sp_gist p WHERE p.product_id = s.product_id ORDER BY p.geog <-> s.geog LIMIT 1'),
        plan=r'Index Scan using sp_gist_product_geog', differs=SPHERE),
    way(PARTITIONS, ID, each_supplier(
        'SELECT cluster_id AS n FROM bench.sp_part p WHERE p.product_id = s.product_id ORDER BY p.geog <-> s.geog LIMIT 1'),
        plan=r'Index Scan using sp_part_\d+_geog_idx', differs=SPHERE),
    way(DOT, ID, each_supplier(
        'SELECT cluster_id AS n FROM bench.sp_dot p WHERE p.product_id = s.product_id ORDER BY p.x * s.x + p.y * s.y + p.z * s.z DESC LIMIT 1',
        AS_VECTOR), sizes=(SMALL,), plan=r'sp_dot_product', differs=SPHERE),

    ours(COMPOSITE, DISTANCE, 'sum((m).cluster_id), sum((m).distance_m)',
         '(SELECT id, nearest_cluster(product, geom) AS m FROM {s} OFFSET 0) s', answers='id, (m).cluster_id'),
    ours('nearest_cluster(product, geometry) in FROM', DISTANCE, 'sum((m).cluster_id), sum((m).distance_m)',
         '{s} s, nearest_cluster(s.product, s.geom) m', answers='s.id, (m).cluster_id'),
    ours('cluster_distance(product, geometry)', DISTANCE, 'sum(cluster_distance(product, geom))'),
    way(RANKED, DISTANCE, each_supplier(
        'SELECT cluster_id AS n, d FROM (SELECT cluster_id, ST_Distance(q.geog, s.geog) AS d FROM ('
        'SELECT cluster_id, geog FROM bench.sp_gist p WHERE p.product_id = s.product_id ORDER BY p.geog <-> s.geog LIMIT 3) q OFFSET 0) r'
        ' ORDER BY d LIMIT 1'),
        'sum(n), sum(d)', plan=r'Index Scan using sp_gist_product_geog', differs=0.0005),

    ours(IN_CLUSTER, INSIDE, 'count(*)', '{s} s WHERE in_cluster(product, geom)', answers='id, 1'),
    ours('in_cluster(product, geography)', INSIDE, 'count(*)', '{s} s WHERE in_cluster(product, geog)', answers='id, 1'),
    way(WITHIN, INSIDE,
        '{s} s CROSS JOIN LATERAL (SELECT 1 AS n FROM bench.sp_gist p WHERE p.product_id = s.product_id'
        ' AND ST_DWithin(p.geog, s.geog, 40000) AND ST_DWithin(p.geog, s.geog, p.radius_m) LIMIT 1) n',
        'count(n)', plan=r'Index Scan using sp_gist_product_geog'),
    way(CIRCLES, INSIDE,
        '{s} s CROSS JOIN LATERAL (SELECT 1 AS n FROM bench.sp_circle p WHERE p.product_id = s.product_id'
        ' AND ST_Contains(p.area, s.geom) LIMIT 1) n',
        'count(n)', plan=r'Index Scan using sp_circle_product_area', differs=0.01),
    way(DOT, INSIDE,
        AS_VECTOR + ' WHERE EXISTS (SELECT FROM bench.sp_cap p WHERE p.product_id = s.product_id'
        ' AND p.x * s.x + p.y * s.y + p.z * s.z >= p.cos_radius)',
        'count(*)', 's.id, 1', sizes=(SMALL,), plan=r'Semi Join|sp_cap_product', differs=SPHERE),

    ours(FIVE_NEAREST, FIVE, 'count(*), sum(m.cluster_id)',
         "{s} s, nearest_clusters(s.product, s.geom, 5, 'medium') m", answers='s.id, m.cluster_id', suppliers=SOME),
    ours(FIVE_IDS, FIVE, 'count(n), sum(n)',
         "{s} s, unnest(nearest_cluster_ids(s.product, s.geom, 5, 'medium')) n", answers='s.id, n', suppliers=SOME),
    way(GIST, FIVE, each_supplier(
        'SELECT cluster_id AS n FROM bench.sp_gist p WHERE p.product_id = s.product_id AND p.tier >= 20'
        ' ORDER BY p.geog <-> s.geog LIMIT 5'),
        plan=r'Index Scan using sp_gist_product_geog', differs=SPHERE),
    way(DOT, FIVE, each_supplier(
        'SELECT cluster_id AS n FROM bench.sp_dot p WHERE p.product_id = s.product_id AND p.tier >= 20'
        ' ORDER BY p.x * s.x + p.y * s.y + p.z * s.z DESC LIMIT 5', AS_VECTOR),
        sizes=(SMALL,), plan=r'sp_dot_product', differs=SPHERE),

    # by hand less is told: verdict, cluster and distance, but no names, quality, bounds and claims
    ours(FIT, VERDICT, 'count((m).verdict), sum((m).cluster_id), sum((m).distance_m)',
         '(SELECT id, supplier_fit(product, geom) AS m FROM {s} OFFSET 0) s', answers='id, (m).verdict, (m).cluster_id'),
    ours('supplier_fit(product, geometry) in FROM', VERDICT, 'count(m.verdict), sum(m.cluster_id), sum(m.distance_m)',
         '{s} s, supplier_fit(s.product, s.geom) m', answers='s.id, m.verdict, m.cluster_id'),
    way(FIT_BY_HAND, VERDICT,
        '{s} s LEFT JOIN LATERAL (SELECT cluster_id, d FROM (SELECT cluster_id, radius_m, ST_Distance(p.geog, s.geog) AS d'
        ' FROM bench.sp_gist p WHERE p.product_id = s.product_id AND ST_DWithin(p.geog, s.geog, 40000) OFFSET 0) r'
        ' WHERE d <= radius_m ORDER BY d LIMIT 1) i ON true'
        ' LEFT JOIN LATERAL (SELECT cluster_id, d FROM (SELECT cluster_id, ST_Distance(q.geog, s.geog) AS d FROM ('
        'SELECT cluster_id, geog FROM bench.sp_gist p WHERE p.product_id = s.product_id AND i.d IS NULL'
        ' ORDER BY p.geog <-> s.geog LIMIT 3) q OFFSET 0) r ORDER BY d LIMIT 1) n ON true',
        "count(CASE WHEN i.d IS NOT NULL THEN 'inside' WHEN n.d <= 50000 THEN 'near' ELSE 'far' END),"
        ' sum(COALESCE(i.cluster_id, n.cluster_id)), sum(COALESCE(i.d, n.d))',
        "s.id, CASE WHEN i.d IS NOT NULL THEN 'inside' WHEN n.d <= 50000 THEN 'near' ELSE 'far' END, COALESCE(i.cluster_id, n.cluster_id)",
        plan=r'Index Scan using sp_gist_product_geog', differs=0.0005),

    ours(TO_GCJ02, SHIFT, "count(wgs84_to_gcj02(geom, 'box'))", answers="id, ST_AsText(wgs84_to_gcj02(geom, 'box'), 9)", sizes=(SMALL,)),
    ours('wgs84_to_gcj02(geometry)', SHIFT, 'count(wgs84_to_gcj02(geom))', sizes=(SMALL,)),
    way(BY_HAND, SHIFT, '{s}', 'count(bench.wgs84_to_gcj02(geom))', 'id, ST_AsText(bench.wgs84_to_gcj02(geom), 9)', sizes=(SMALL,), differs=ROUNDED),
    ours(TO_WGS84, SHIFT_BACK, "count(gcj02_to_wgs84(geom, 'box'))", answers="id, ST_AsText(gcj02_to_wgs84(geom, 'box'), 7)", sizes=(SMALL,)),
    ours('gcj02_to_wgs84(geometry)', SHIFT_BACK, 'count(gcj02_to_wgs84(geom))', sizes=(SMALL,)),
    way(BY_HAND, SHIFT_BACK, '{s}', 'count(bench.gcj02_to_wgs84(geom))', 'id, ST_AsText(bench.gcj02_to_wgs84(geom), 7)', sizes=(SMALL,), differs=ROUNDED),
]


GOALS = {
    ID: [
        Goal('the best in PostGIS and SQL', NEAREST, (GIST, PARTITIONS, DOT), 35, 65),
        Goal('Python end to end', NEAREST, (PYTHON,), 7, 3.3),
        Goal('F', NEAREST, (FLOOR,), 3, 7.5, at_most=True),
    ],
    DISTANCE: [
        Goal('the best ranked on the spheroid', COMPOSITE, (RANKED,), 35, 75),
    ],
    INSIDE: [
        Goal('the best in SQL', IN_CLUSTER,
             (WITHIN, CIRCLES, DOT), 13, 35),
    ],
    FIVE: [
        Goal('the best in SQL, which gives ids', FIVE_NEAREST, (GIST, DOT), 8, 40),
        Goal('the same', FIVE_IDS, (GIST, DOT), 8, 40),
    ],
    VERDICT: [
        Goal('the same by hand', FIT, (FIT_BY_HAND,), 13, 35),
    ],
    SHIFT: [
        Goal('PL/pgSQL', TO_GCJ02, (BY_HAND,), 5, 5),
    ],
    SHIFT_BACK: [
        Goal('PL/pgSQL', TO_WGS84, (BY_HAND,), 5, 5),
    ],
}
