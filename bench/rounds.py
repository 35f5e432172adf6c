"""Ways in turn: every round all of them, shuffled; the first round does not count."""

import os
import random
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass, field

import ways

NOISY = 1.8                     # slowest over fastest round of F


@dataclass
class Figures:
    """Microseconds per supplier, one number for each round."""
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    refused: str = ''
    differs: float = None
    right: float = None

    def least(self):
        return min(self.wall)

    def median(self):
        return statistics.median(self.wall)

    def most(self):
        return max(self.wall)

    def spread(self):
        return self.most() / self.least()


class Statement:
    """A way that is one statement in a session."""

    def __init__(self, session, way):
        self.session = session
        self.query = way.timed_query()
        self.count = int(session.value(f'SELECT count(*) FROM {way.suppliers}'))

    def run(self):
        before = self.session.cpu_milliseconds()
        wall = self.session.milliseconds(self.query)
        return wall * 1e3 / self.count, (self.session.cpu_milliseconds() - before) * 1e3 / self.count


class Python:
    """Python's way, in a process of its own that stays."""

    def __init__(self, session, database, kind):
        self.kind = kind
        self.count = int(session.value(f'SELECT count(*) FROM {ways.ALL}'))
        self.process = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), 'ckdtree.py')], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ, PGDATABASE=database))
        self.backend = int(self.process.stdout.readline())

    def backend_cpu(self):
        with open(f'/proc/{self.backend}/schedstat') as file:
            return int(file.read().split()[0]) / 1e6

    def run(self):
        before = self.backend_cpu()
        self.process.stdin.write(self.kind + '\n')
        self.process.stdin.flush()
        wall, cpu = map(float, self.process.stdout.readline().split())
        return wall * 1e3 / self.count, (cpu + self.backend_cpu() - before) * 1e3 / self.count

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def check_plan(session, way):
    """The plan, and what is wrong with it."""
    plan = '\n'.join(row[0] for row in session.rows('EXPLAIN (COSTS off) ' + way.timed_query()))
    return plan, '' if re.search(way.plan, plan) else f'the plan has no {way.plan}'


def share_that_differs(session, way, reference):
    """Share of the answers that are not those of the way the group is measured by."""
    suppliers = ways.FEW if way.suppliers == ways.FEW else ways.SOME
    ours, others = (w.answers_query(suppliers) for w in (reference, way))
    different = session.value(f'SELECT count(*) FROM (({ours}) EXCEPT ALL ({others})) d')
    extra = session.value(f'SELECT count(*) FROM (({others}) EXCEPT ALL ({ours})) d')
    return max(int(different), int(extra)) / int(session.value(f'SELECT count(*) FROM ({ours}) r'))


def differ_from_brute_force(session, size):
    """How many of how many suppliers: ours against all candidates by ST_Distance, nothing else."""
    count = 5000 if size == ways.SMALL else 200
    return session.rows(f'''SELECT count(*) FILTER (WHERE s.n IS DISTINCT FROM b.cluster_id OR abs(s.d - b.d) > 0.001), count(*)
        FROM (SELECT *, nearest_cluster_id(product, geom) AS n, cluster_distance(product, geom) AS d
              FROM bench.supplier WHERE id <= {count} OFFSET 0) s
        LEFT JOIN LATERAL (SELECT p.cluster_id, ST_Distance(p.geog, s.geog) AS d FROM bench.sp_gist p
            WHERE p.product_id = s.product_id ORDER BY ST_Distance(p.geog, s.geog), p.cluster_id LIMIT 1) b ON true''')[0]


def measure(session, database, size, rounds, more, say):
    """{(group, name): Figures} and the plans for the ways of this size; more: rounds to add if they differ much."""
    chosen = [way for way in ways.WAYS if size in way.sizes]
    reference = {}
    figures, runners, plans = {}, {}, []
    for way in chosen:
        key = way.group, way.name
        figures[key] = Figures()
        plan, fault = check_plan(session, way)
        plans.append((way.group, way.name, way.timed_query(), plan))
        if way.answers and not fault:
            reference.setdefault(way.group, way)
            figures[key].differs = share_that_differs(session, way, reference[way.group])
            if figures[key].differs > way.differs:
                fault = f'{figures[key].differs:.2%} of the answers differ'
        figures[key].refused = fault
        if not fault:
            runners[key] = Statement(session, way)

    pythons = []
    for name, kind in ((ways.PYTHON, 'text'), (ways.PYTHON_BINARY, 'binary')):
        key = ways.ID, name
        figures[key] = Figures()
        try:
            pythons.append(Python(session, database, kind))
            runners[key] = pythons[-1]
        except (OSError, ValueError):
            figures[key].refused = 'needs python3-scipy and python3-psycopg2'

    order = random.Random(size)
    floor = figures[ways.ID, ways.FLOOR]
    done, wanted = 0, rounds
    while done <= wanted:
        for key in order.sample(sorted(runners), len(runners)):
            wall, cpu = runners[key].run()
            if done > 0:
                figures[key].wall.append(wall)
                figures[key].cpu.append(cpu)
        say(f'  round {done} of {wanted}' if done else '  warm-up')
        if done == rounds and wanted == rounds and floor.spread() > NOISY and more:
            say('  the rounds differ much: some more')
            wanted += more
        done += 1

    reference_way = next(way for way in chosen if way.name == ways.NEAREST)
    for python, name in zip(pythons, (ways.PYTHON, ways.PYTHON_BINARY)):
        python.run()
        different = int(session.value(
            f'SELECT count(*) FROM (({reference_way.answers_query(ways.SOME)}) EXCEPT ALL (TABLE bench.from_python)) d'))
        figures[ways.ID, name].differs = different / int(session.value(f'SELECT count(*) FROM {ways.SOME}'))
        python.close()
    return figures, plans
