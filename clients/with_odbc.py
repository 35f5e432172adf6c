"""ODBC: PostgreSQL's driver, by pyodbc.

usage: with_odbc.py QUESTIONS; PGHOST and so on lead to the database.
Prints a line for each row: the name of the question and the columns.
"""
import os
import sys

import pyodbc

OVERVIEW = """SELECT id, name, name_zh, products, quality_max, quality_max_rank, sources, national_share, own, longitude, latitude
              FROM atlas.cluster_overview ORDER BY id"""
RANK = 'SELECT id, product, cluster, quality_max FROM atlas.specialisation_overview WHERE quality_max_rank >= ? ORDER BY id'
TIER = 'SELECT id, quality_max FROM atlas.effective_specialisation WHERE quality_max >= ? ORDER BY id'
NEAREST = """SELECT cluster_id, cluster, distance_m, inside, quality_max
             FROM nearest_cluster(?, ST_SetSRID(ST_MakePoint(?, ?), 4326), ?)"""


def show(*row):
    texts = {None: r'\N', True: 'true', False: 'false'}
    print(*[texts[v] if v is None or isinstance(v, bool) else v for v in row], sep='\t')


with open(sys.argv[1], encoding='utf-8') as file:
    questions = [line.rstrip('\n').split('\t') for line in file]
connection = pyodbc.connect('DRIVER={PostgreSQL Unicode};Servername=%(PGHOST)s;Port=%(PGPORT)s;Database=%(PGDATABASE)s;UID=%(PGUSER)s;BoolsAsChar=0' % os.environ)
cursor = connection.cursor()
show('version', 'driver %s, pyodbc %s' % (connection.getinfo(pyodbc.SQL_DRIVER_VER), pyodbc.version))

for row in cursor.execute(OVERVIEW):
    show('overview', *row)
for row in cursor.execute(RANK, 20):
    show('rank', *row)
for tier in 'low', 'medium', 'high', '中端':
    for row in cursor.execute(TIER, tier):
        show('tier', tier, *row)
for number, product, longitude, latitude, tier in questions:
    for row in cursor.execute(NEAREST, product, float(longitude), float(latitude), tier or None):
        show('nearest', number, *row)

connection.rollback()
cursor.execute('SET TRANSACTION READ WRITE')
cursor.execute('CREATE TEMPORARY TABLE own (id integer, tier quality_tier)')
cursor.executemany('INSERT INTO own VALUES (?, ?)', [(1, 'high'), (2, 'low'), (3, 'medium'), (4, None)])
for row in cursor.execute('SELECT id, tier FROM own ORDER BY tier'):
    show('write', *row)
