"""What is not a matter of microseconds per supplier: workers, the first call in
a backend, changes of the atlas, memory, cancelling, installing."""

import statistics
import time

import psql
import ways

CALL = "SELECT nearest_cluster_id('ware 1', ST_Point(121, 31))"
BARE = "SELECT ST_AsText(ST_Point(121, 31)::geography)"
PICTURE = "'cluster_atlas picture'"

# A plan for two workers; max_parallel_workers says how many of them there will be.
PARALLEL = ('jit = off', 'enable_memoize = off', 'parallel_leader_participation = off', 'parallel_setup_cost = 0',
            'parallel_tuple_cost = 0', 'min_parallel_table_scan_size = 0', 'max_parallel_workers_per_gather = 2')


def workers(database, rounds):
    """Microseconds per supplier with one worker and with two: {name: (ones, twos)}."""
    found = {}
    with psql.Session(database, PARALLEL) as session:
        count = int(session.value(f'SELECT count(*) FROM {ways.ALL}'))
        queries = {way.name: way.timed_query() for way in ways.WAYS if way.name in (ways.NEAREST, ways.FLOOR)}
        for name, query in queries.items():
            times = {1: [], 2: []}
            for n in times:
                session.rows(f'SET max_parallel_workers = {n}')
                plan = '\n'.join(row[0] for row in session.rows(f'EXPLAIN (ANALYZE, COSTS off, TIMING off) {query}'))
                if f'Workers Launched: {n}' not in plan:
                    raise psql.Failed(f'not {n} workers, but\n{plan}')
            for _ in range(rounds):
                for n in times:
                    session.rows(f'SET max_parallel_workers = {n}')
                    times[n].append(session.milliseconds(query) * 1e3 / count)
            found[name] = times[1], times[2]
    return found


def first_call(database, n):
    """Milliseconds of the first statement of a new backend, settings as they come: ours, a bare PostGIS call, ours again."""
    ours, bare, again = [], [], []
    for _ in range(n):
        with psql.Session(database, ()) as session:
            bare.append(session.milliseconds(BARE))
        with psql.Session(database, ()) as session:
            ours.append(session.milliseconds(CALL))
            again.append(session.milliseconds(CALL))
    return ours, bare, again


def rebuild(database, n):
    """Milliseconds of the first call after another session changed the atlas."""
    times = []
    with psql.Session(database, ()) as reader, psql.Session(database, ()) as writer:
        reader.rows(CALL)
        for _ in range(n):
            writer.rows('UPDATE atlas.cluster SET radius_m = radius_m + 1 WHERE id = 1000000')
            times.append(reader.milliseconds(CALL))
    return times


def picture_bytes(database):
    """Size of the picture when one product was asked for, and when every product was."""
    def used(session):
        return int(session.value(f'''WITH RECURSIVE c AS (SELECT * FROM pg_backend_memory_contexts),
            below AS (SELECT name, total_bytes FROM c WHERE name = {PICTURE}
                UNION ALL SELECT c.name, c.total_bytes FROM c JOIN below ON c.parent = below.name)
            SELECT COALESCE(sum(total_bytes), 0) FROM below'''))

    with psql.Session(database) as session:
        session.rows(CALL)
        one = used(session)
        session.rows('SELECT count((nearest_cluster(name, ST_Point(121, 31))).cluster_id) FROM atlas.effective_product')
        session.rows('SELECT count(*) FROM clusters_at(ST_Point(121, 31))')
        return one, used(session)


def growth_kb(database):
    """Growth of a backend's own memory over a million calls in one statement, and over 10,000 statements."""
    with psql.Session(database) as session:
        def calls(times):
            session.rows(f'''SELECT count((m).cluster_id) FROM (SELECT nearest_cluster(product, geom) AS m
                FROM (SELECT product, geom FROM bench.some, generate_series(1, {times})) b OFFSET 0) s''')

        calls(2)
        before = session.memory_kb()
        calls(1_000_000 // int(session.value('SELECT count(*) FROM bench.some')))
        after = session.memory_kb()
        for _ in range(100):
            session.rows(f'{CALL};\n' * 100)
        return after - before, session.memory_kb() - after


def cancel(database, n):
    """Milliseconds from pg_cancel_backend() to the error, for many short calls and for long ones."""
    queries = (
        'SELECT sum(nearest_cluster_id(s.product, s.geom)) FROM bench.supplier s, generate_series(1, 1000)',
        "SELECT count(*) FROM bench.supplier s, nearest_clusters(s.product, s.geom, 1000000) m",
    )
    times = []
    with psql.Session(database) as other:
        for query in queries:
            for _ in range(n):
                with psql.Session(database) as session:
                    session.rows(CALL)
                    session.send(query)
                    time.sleep(0.3)
                    start = time.perf_counter()
                    other.rows(f'SELECT pg_cancel_backend({session.pid})')
                    try:
                        session.receive()
                    except psql.Failed as error:
                        if '57014' not in str(error):
                            raise
                        times.append((time.perf_counter() - start) * 1e3)
                    else:
                        raise psql.Failed('a statement was over before it was cancelled')
    return times


def create_extension(n):
    """Milliseconds of CREATE EXTENSION in a new database that has PostGIS."""
    times = []
    with psql.Session('postgres', ()) as session:
        for _ in range(n):
            session.rows('CREATE DATABASE bench_empty')
            with psql.Session('bench_empty', ()) as inner:
                inner.rows('CREATE EXTENSION postgis')
                times.append(inner.milliseconds('CREATE EXTENSION cluster_atlas'))
            session.rows('DROP DATABASE bench_empty')
    return times


class Single:
    """One line: figures, and what they are held against."""

    def __init__(self, name, values, unit, goal=None, at_least=False):
        self.name = name
        middle = statistics.median(values)
        self.text = f'{middle:,.1f} {unit}'
        if len(values) > 1:
            self.text += f' ({min(values):,.1f} to {max(values):,.1f})'
        if goal is not None:
            met = middle >= goal if at_least else middle <= goal
            self.text += f'; {">=" if at_least else "<="} {goal:g} {"met" if met else "MISSED"}'


def for_size(size, database, rounds):
    """The figures that depend on the size of the atlas."""
    small = size == ways.SMALL
    for name, (ones, twos) in workers(database, rounds).items():
        goal = (1.5 if small else 1.4) if name == ways.NEAREST else None
        yield Single(f'one worker over two: {name}', [min(ones) / min(twos), statistics.median(ones) / statistics.median(twos)],
                     'times', goal, at_least=True)
    ours, bare, again = first_call(database, rounds)
    yield Single('first call in a backend, bare PostGIS', bare, 'ms')
    yield Single('first call in a backend, ours over that', [t - statistics.median(bare) for t in ours], 'ms', 10 if small else 25)
    yield Single('second call in a backend', again, 'ms')
    with psql.Session(database, ()) as session:
        session.rows('DELETE FROM atlas.picture_image')
    unsaved, _, _ = first_call(database, rounds)
    yield Single('first call, when no picture is saved, over that', [t - statistics.median(bare) for t in unsaved], 'ms')
    with psql.Session(database, ()) as session:
        yield Single('atlas.save_picture()', [session.milliseconds('SELECT atlas.save_picture()') for _ in range(rounds)], 'ms')
    yield Single('first call after a change of the atlas', rebuild(database, rounds), 'ms')
    one, all_products = picture_bytes(database)
    yield Single('memory of the picture, one product asked for', [one / 1e6], 'MB')
    yield Single('memory of the picture, everything asked for', [all_products / 1e6], 'MB')
    calls, statements = growth_kb(database)
    yield Single('growth of the backend over a million calls', [calls / 1e3], 'MB', 1)
    yield Single('growth of the backend over 10,000 statements', [statements / 1e3], 'MB', 1)
    yield Single('from cancelling to the error, worst', [max(cancel(database, 3))], 'ms', 200)


def for_shipped(rounds):
    """The figures of the atlas as it is shipped."""
    with psql.Session('postgres', ()) as session:
        session.rows('CREATE DATABASE bench_shipped')
    with psql.Session('bench_shipped', ()) as session:
        session.rows('CREATE EXTENSION cluster_atlas CASCADE')
    yield Single('CREATE EXTENSION', create_extension(3), 'ms', 2000)
    ours, bare, _ = first_call('bench_shipped', rounds)
    yield Single('first call in a backend, over bare PostGIS', [t - statistics.median(bare) for t in ours], 'ms')
    one, all_products = picture_bytes('bench_shipped')
    yield Single('memory of the picture, one product asked for', [one / 1e6], 'MB', 2)
    yield Single('memory of the picture, everything asked for', [all_products / 1e6], 'MB', 2)
