"""psycopg: version 2, which writes parameters into the text, and 3, which sends them beside it.

usage: with_psycopg.py psycopg2|psycopg QUESTIONS; PGHOST and so on lead to the database.
Prints a line for each row: the name of the question and the columns.
"""
import importlib
import sys

OVERVIEW = """SELECT id, name, name_zh, products, quality_max, quality_max_rank, sources, national_share, own, longitude, latitude
              FROM atlas.cluster_overview ORDER BY id"""
RANK = 'SELECT id, product, cluster, quality_max FROM atlas.specialisation_overview WHERE quality_max_rank >= %s ORDER BY id'
TIER = 'SELECT id, quality_max FROM atlas.effective_specialisation WHERE quality_max >= %s ORDER BY id'
NEAREST = """SELECT cluster_id, cluster, distance_m, inside, quality_max
             FROM nearest_cluster(%s, ST_SetSRID(ST_MakePoint(%s, %s), 4326), %s)"""


def show(*row):
    texts = {None: r'\N', True: 'true', False: 'false'}
    print(*[texts[v] if v is None or isinstance(v, bool) else v for v in row], sep='\t')


driver = importlib.import_module(sys.argv[1])
with open(sys.argv[2], encoding='utf-8') as file:
    questions = [line.rstrip('\n').split('\t') for line in file]
connection = driver.connect('')
cursor = connection.cursor()
show('version', driver.__version__.split()[0])


def ask(sql, *parameters):
    cursor.execute(sql, parameters)
    return cursor.fetchall()


for row in ask(OVERVIEW):
    show('overview', *row)
for row in ask(RANK, 20):
    show('rank', *row)
for tier in 'low', 'medium', 'high', '中端':
    for row in ask(TIER, tier):
        show('tier', tier, *row)
for number, product, longitude, latitude, tier in questions:
    for row in ask(NEAREST, product, float(longitude), float(latitude), tier or None):
        show('nearest', number, *row)

connection.rollback()
cursor.execute('SET TRANSACTION READ WRITE')
cursor.execute('CREATE TEMPORARY TABLE own (id integer, tier quality_tier)')
cursor.executemany('INSERT INTO own VALUES (%s, %s)', [(1, 'high'), (2, 'low'), (3, 'medium'), (4, None)])
for row in ask('SELECT id, tier FROM own ORDER BY tier'):
    show('write', *row)
