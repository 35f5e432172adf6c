"""ogr2ogr: views and queries of the database as GeoJSON files.

usage: with_ogr2ogr.py QUESTIONS; PGHOST and so on lead to the database.
Prints a line for each row: the name of the question and the columns.
ogr2ogr has no parameters: -where and -sql are texts.
"""
import json
import subprocess
import sys
import tempfile


def show(*row):
    texts = {None: r'\N', True: 'true', False: 'false'}
    print(*[texts[v] if v is None or isinstance(v, bool) else v for v in row], sep='\t')


def features(*arguments):
    with tempfile.TemporaryDirectory() as folder:
        file = folder + '/out.geojson'
        subprocess.run(['ogr2ogr', '-f', 'GeoJSON', file, 'PG:', '-lco', 'COORDINATE_PRECISION=15', '-lco', 'SIGNIFICANT_FIGURES=17', *arguments],
                       check=True, stdin=subprocess.DEVNULL)
        with open(file, encoding='utf-8') as written:
            found = json.load(written)['features']
    return [(feature['properties'], (feature['geometry'] or {'coordinates': []})['coordinates']) for feature in found]


def literal(text):
    return "'" + text.replace("'", "''") + "'"


show('version', subprocess.run(['ogr2ogr', '--version'], check=True, capture_output=True, text=True).stdout.split()[1].rstrip(','))

names = 'id', 'name', 'name_zh', 'products', 'quality_max', 'quality_max_rank', 'sources', 'national_share', 'own'
for row, point in sorted(features('atlas.cluster_overview'), key=lambda feature: feature[0]['id']):
    show('overview', *[row[name] for name in names], *point)

for row, point in sorted(features('atlas.specialisation_overview', '-where', 'quality_max_rank >= 20'), key=lambda feature: feature[0]['id']):
    show('rank', *[row[name] for name in ('id', 'product', 'cluster', 'quality_max')])

for tier in 'low', 'medium', 'high', '中端':
    sql = f"SELECT id, quality_max FROM atlas.effective_specialisation WHERE quality_max >= '{tier}' ORDER BY id"
    for row, _ in features('-sql', sql):
        show('tier', tier, *row.values())

# a supplier table, and for each supplier the nearest cluster
with open(sys.argv[1], encoding='utf-8') as file:
    questions = [line.rstrip('\n').split('\t') for line in file]
suppliers = ', '.join(f"({number}, {literal(product)}, ST_SetSRID(ST_MakePoint({longitude}, {latitude}), 4326), {literal(tier) if tier else 'NULL'})"
                      for number, product, longitude, latitude, tier in questions)
sql = f"""SELECT s.number, n.cluster_id, n.cluster, n.distance_m, n.inside, n.quality_max, s.geom
          FROM (VALUES {suppliers}) s (number, product, geom, tier), nearest_cluster(s.product, s.geom, s.tier::quality_tier) n ORDER BY 1"""
for row, _ in features('-sql', sql):
    show('nearest', *row.values())
