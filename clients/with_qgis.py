"""PyQGIS without a screen: layers of views and of a query, and SQL by the browser's connection.

usage: with_qgis.py QUESTIONS; PGHOST and so on lead to the database.
Prints a line for each row: the name of the question and the columns.
"""
import os
import sys

os.environ['QT_QPA_PLATFORM'] = 'offscreen'
from qgis.core import NULL, Qgis, QgsApplication, QgsDataSourceUri, QgsFeatureRequest, QgsProviderRegistry, QgsVectorLayer, QgsVectorLayerJoinInfo  # noqa: E402


def show(*row):
    texts = {None: r'\N', True: 'true', False: 'false'}
    print(*[r'\N' if v == NULL else texts[v] if v is None or isinstance(v, bool) else v for v in row], sep='\t')


def literal(text):
    return "'" + text.replace("'", "''") + "'"


def source(schema, table, key, geometry='geom', where=''):
    uri = QgsDataSourceUri()
    uri.setConnection(os.environ['PGHOST'], os.environ['PGPORT'], os.environ['PGDATABASE'], os.environ['PGUSER'], '')
    uri.setDataSource(schema, table, geometry, where, key)
    return uri


def layer(*arguments):
    made = QgsVectorLayer(source(*arguments).uri(False), 'layer', 'postgres')
    if not made.isValid():
        sys.exit('the layer is not valid: ' + (made.error().message() or made.dataProvider() and made.dataProvider().error().message() or '?'))
    return made


def features(of, expression='', order='id'):
    request = QgsFeatureRequest()
    if expression:
        request.setFilterExpression(expression)
    return sorted(of.getFeatures(request), key=lambda feature: feature[order])


QgsApplication.setPrefixPath('/usr', True)
application = QgsApplication([], False)
application.initQgis()
show('version', Qgis.QGIS_VERSION)

names = 'id', 'name', 'name_zh', 'products', 'quality_max', 'quality_max_rank', 'sources', 'national_share', 'own'
for feature in features(layer('atlas', 'cluster_overview', 'id')):
    point = feature.geometry().asPoint()
    show('overview', *[feature[name] for name in names], point.x(), point.y())

names = 'id', 'product', 'cluster', 'quality_max'
for feature in features(layer('atlas', 'specialisation_overview', 'id', 'geom', '"quality_max_rank" >= 20')):
    show('rank', *[feature[name] for name in names])

# the filter of doc/tools.md as one of the layer, which the server applies, and as one of QGIS's own
clusters = layer('atlas', 'cluster_overview', 'id')
lighting = """"quality_max_rank" >= 20 AND "products" LIKE '%lighting%'"""
for feature in features(layer('atlas', 'cluster_overview', 'id', 'geom', lighting)) + features(clusters, lighting):
    show('lighting', feature['id'], feature['name'])

# its coloured map
areas = layer('public', 'province_area', 'id')
provinces = layer('atlas', 'province_overview', 'id')
join = QgsVectorLayerJoinInfo()
join.setJoinLayer(provinces)
join.setJoinFieldName('id')
join.setTargetFieldName('id')
join.setPrefix('of_')
areas.addJoin(join)
for feature in features(areas):
    show('areas', feature['id'], feature['place'], feature['of_clusters'], feature['approximate'], feature.geometry().area())

with open(sys.argv[1], encoding='utf-8') as file:
    questions = [line.rstrip('\n').split('\t') for line in file]
suppliers = ', '.join(f"({number}, {literal(product)}, ST_SetSRID(ST_MakePoint({longitude}, {latitude}), 4326), {literal(tier) if tier else 'NULL'})"
                      for number, product, longitude, latitude, tier in questions)
# QGIS leaves out a column of a type that it does not know: hence the cast
query = f"""(SELECT s.number, n.cluster_id, n.cluster, n.distance_m, n.inside, n.quality_max::text, s.geom
            FROM (VALUES {suppliers}) s (number, product, geom, tier), nearest_cluster(s.product, s.geom, s.tier::quality_tier) n)"""
nearest = layer('', query, 'number')
for feature in features(nearest, order='number'):
    show('nearest', *feature.attributes())

connection = QgsProviderRegistry.instance().providerMetadata('postgres').createConnection(source('', '', '').uri(False), {})
for tier in 'low', 'medium', 'high', '中端':
    for row in connection.executeSql(f"SELECT id, quality_max FROM atlas.effective_specialisation WHERE quality_max >= '{tier}' ORDER BY id"):
        show('tier', tier, *row)
sys.stdout.flush()
application.exitQgis()
