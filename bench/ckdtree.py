"""The same join in Python: fetch both tables, one cKDTree for each product,
store the answers.  Not timed: starting, importing, connecting.

Waits for lines on standard input, each 'text' or 'binary', and answers each
with the milliseconds of a whole run, and of that its own CPU time.  'binary'
is what a Python user can do who knows the format of COPY by heart.
"""

import io
import sys
import time

import numpy
import psycopg2
from scipy.spatial import cKDTree

SUPPLIERS = 'SELECT id, product_id, ST_X(geom), ST_Y(geom) FROM bench.supplier'
CLUSTERS = 'SELECT cluster_id, product_id, x, y, z FROM bench.sp_all'
STORE = 'COPY bench.from_python FROM STDIN'

HEAD = b'PGCOPY\n\xff\r\n\0' + bytes(8)
TAIL = b'\xff\xff'


def row_type(*types):
    """A row of binary COPY: the number of columns, then length and value of each."""
    fields = [('columns', '>i2')]
    for n, kind in enumerate(types):
        fields += [(f'length{n}', '>i4'), (f'value{n}', kind)]
    return numpy.dtype(fields)


def fetch_text(cursor, query, types):
    file = io.BytesIO()
    cursor.copy_expert(f"COPY ({query}) TO STDOUT", file)
    numbers = numpy.fromstring(file.getvalue().replace(b'\n', b'\t').decode(), sep='\t').reshape(-1, len(types))
    return [numbers[:, n].astype(kind) for n, kind in enumerate(types)]


def fetch_binary(cursor, query, types):
    file = io.BytesIO()
    cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT binary)", file)
    rows = numpy.frombuffer(file.getbuffer()[len(HEAD):-len(TAIL)], dtype=row_type(*('>' + kind for kind in types)))
    return [rows[f'value{n}'].astype(kind) for n, kind in enumerate(types)]


def store_text(cursor, ids, clusters):
    lines = '\n'.join(map('%d\t%d'.__mod__, zip(ids.tolist(), clusters.tolist())))
    cursor.copy_expert(STORE, io.StringIO(lines))


def store_binary(cursor, ids, clusters):
    rows = numpy.empty(len(ids), dtype=row_type('>i4', '>i4'))
    rows['columns'], rows['length0'], rows['length1'] = 2, 4, 4
    rows['value0'], rows['value1'] = ids, clusters
    cursor.copy_expert(STORE + ' (FORMAT binary)', io.BytesIO(HEAD + rows.tobytes() + TAIL))


WAYS = {'text': (fetch_text, store_text), 'binary': (fetch_binary, store_binary)}


def join(cursor, fetch, store):
    ids, products, lon, lat = fetch(cursor, SUPPLIERS, ('i4', 'i4', 'f8', 'f8'))
    cluster_ids, of_products, x, y, z = fetch(cursor, CLUSTERS, ('i4', 'i4', 'f8', 'f8', 'f8'))
    lon, lat = numpy.radians(lon), numpy.radians(lat)
    points = numpy.column_stack((numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)))
    places = numpy.column_stack((x, y, z))
    order = numpy.argsort(products, kind='stable')
    starts = numpy.flatnonzero(numpy.diff(products[order], prepend=-1))
    answers = numpy.empty(len(ids), dtype='i4')
    for rows in numpy.split(order, starts[1:]):
        candidates = numpy.flatnonzero(of_products == products[rows[0]])
        _, nearest = cKDTree(places[candidates]).query(points[rows])
        answers[rows] = cluster_ids[candidates[nearest]]
    store(cursor, ids, answers)


def main():
    connection = psycopg2.connect('')
    cursor = connection.cursor()
    cursor.execute('SELECT pg_backend_pid()')
    print(cursor.fetchone()[0], flush=True)
    for line in sys.stdin:
        cursor.execute('TRUNCATE bench.from_python')
        cpu, start = time.process_time(), time.perf_counter()
        join(cursor, *WAYS[line.strip()])
        connection.commit()
        print((time.perf_counter() - start) * 1e3, (time.process_time() - cpu) * 1e3, flush=True)


main()
