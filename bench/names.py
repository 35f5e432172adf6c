"""Names: misspelt products, listing titles, written addresses; the ways and the goals.

A way answers each text with a product.  What resolves it in the extension's
functions is atlas.product_scope(text, NULL), which goes on to the part of the
product tree that has clusters; that is timed.  What it took the text for, which
is compared with the known answer, is find_product's row that is taken.
"""

import os
import random

import data
import name_texts
import psql
import rounds
import table
import ways
from ways import Goal, Way

MISSPELT, TITLES, ADDRESSES = 'a misspelt product', 'a listing title, each once', 'a written address'
ALL_MISSPELT, SOME_MISSPELT = 'bench.misspelt', 'bench.some_misspelt'
ALL_TITLES, SOME_TITLES = 'bench.title', 'bench.some_title'

RESOLVE = 'sum(atlas.product_scope(text, NULL))'
TAKEN = '{s} LEFT JOIN LATERAL find_product(text) f ON f.taken'
WORSE_BY = 0.005                # what accuracy may be below that of another way

OURS, OURS_TITLE = 'ours', 'ours, title by title'
GIN, GIN_HIGH = 'GIN, % at 0.3, the most similar', 'GIN, % at 0.5, the most similar'
KNN, KNN_LONG = 'GiST, <->, the nearest', 'GiST with signatures of 256 bytes, <->'
LEVENSHTEIN = 'levenshtein_less_equal over all names'
BY_HAND = 'DISTINCT, exact or GIN, joined back'


def nearest(source):
    return f'{{s}} LEFT JOIN LATERAL ({source}) n ON true'


MOST_SIMILAR = nearest('SELECT product_id AS n FROM bench.name_gin g WHERE g.name % text ORDER BY similarity(g.name, text) DESC LIMIT 1')
JOINED_BACK = '''(WITH d AS MATERIALIZED (SELECT DISTINCT text FROM {s}),
    e AS MATERIALIZED (SELECT d.text, a.product_id FROM d LEFT JOIN bench.name a ON a.name = lower(btrim(d.text))),
    r AS MATERIALIZED (SELECT text, product_id AS n FROM e WHERE product_id IS NOT NULL
        UNION ALL SELECT e.text, t.product_id FROM e LEFT JOIN LATERAL (SELECT product_id FROM bench.name_gin g
            WHERE g.name % e.text ORDER BY similarity(g.name, e.text) DESC LIMIT 1) t ON true WHERE e.product_id IS NULL)
    SELECT s.id, r.n FROM {s} s LEFT JOIN r USING (text)) a'''


def peer(name, source, plan, group=MISSPELT, texts=SOME_MISSPELT):
    return Way(name, group, source, 'count(n), sum(n)', 'id, n', texts, plan)


# The setting that a way wants comes before its query.
NAME_WAYS = [
    (Way(OURS, MISSPELT, '{s}', RESOLVE, 'id, f.product_id', ALL_MISSPELT), TAKEN, ''),
    (peer(GIN, MOST_SIMILAR, 'Bitmap Index Scan on name_gin_name'), None, 'pg_trgm.similarity_threshold = 0.3'),
    (peer(GIN_HIGH, MOST_SIMILAR, 'Bitmap Index Scan on name_gin_name'), None, 'pg_trgm.similarity_threshold = 0.5'),
    (peer(KNN, nearest('SELECT product_id AS n FROM bench.name_gist g ORDER BY g.name <-> text LIMIT 1'),
          'Index Scan using name_gist_name'), None, ''),
    (peer(KNN_LONG, nearest('SELECT product_id AS n FROM bench.name_long g ORDER BY g.name <-> text LIMIT 1'),
          'Index Scan using name_long_name'), None, ''),
    (peer(LEVENSHTEIN, nearest('SELECT product_id AS n FROM bench.name_plain g WHERE levenshtein_less_equal(g.name, text, 3) <= 3'
                               ' ORDER BY levenshtein(g.name, text) LIMIT 1'), 'Seq Scan on name_plain'), None, ''),
    (Way(OURS_TITLE, TITLES, '{s}', RESOLVE, 'id, f.product_id', ALL_TITLES), TAKEN, ''),
    (peer(BY_HAND, JOINED_BACK, 'Bitmap Index Scan on name_gin_name', TITLES, SOME_TITLES), None, 'pg_trgm.similarity_threshold = 0.3'),
]
ADDRESS_WAYS = [(Way('locate_address(address)', ADDRESSES, '{s}, locate_address(text) l', 'count(l.place_id)', suppliers='bench.address'), None, '')]

TRIGRAM_WAYS = (GIN, GIN_HIGH, KNN, KNN_LONG)
MOST_MICROSECONDS = 1000        # for an address


def load(database, n_misspelt, n_titles, n_addresses, say):
    with psql.Session('postgres', ()) as session:
        session.rows(f'CREATE DATABASE {database}')
    with psql.Session(database, ()) as session:
        session.rows('CREATE EXTENSION cluster_atlas CASCADE')
    psql.run_file(database, os.path.join(os.path.dirname(__file__), 'name_peers.sql'))
    with psql.Session(database, ()) as session:
        names = {name: int(product) for name, product in session.rows('SELECT name, product_id FROM bench.name WHERE NOT doubtful')}
        places = session.rows('''SELECT p.name, coalesce(p.name_zh, ''), coalesce(q.name, ''), coalesce(q.name_zh, ''), coalesce(r.name, ''), coalesce(r.name_zh, '')
            FROM atlas.effective_place p LEFT JOIN atlas.effective_place q ON q.id = p.parent_id LEFT JOIN atlas.effective_place r ON r.id = q.parent_id
            WHERE p.level <> 'region' ORDER BY p.id''')
    for name, rows in (('bench.misspelt', name_texts.misspelt(names, n_misspelt)), ('bench.title', name_texts.titles(names, n_titles)),
                       ('bench.address', name_texts.addresses(places, n_addresses))):
        columns = 'id, text' if name == 'bench.address' else 'id, text, product_id'
        name, text, checksum = data.table(name, columns, rows)
        psql.copy_in(database, name, text)
        say(f'  {checksum} {name.split()[0]}')
    with psql.Session(database, ()) as session:
        session.rows(f'CREATE TABLE {SOME_MISSPELT} AS SELECT * FROM {ALL_MISSPELT} WHERE id <= 4000')
        session.rows(f'CREATE TABLE {SOME_TITLES} AS SELECT * FROM {ALL_TITLES} WHERE id <= 4000')
        session.rows('VACUUM ANALYZE')
    return len(names)


def share_right(session, way, source):
    """The share of the texts that get the product they were made from."""
    texts = SOME_MISSPELT if way.group == MISSPELT else SOME_TITLES
    answers = f'SELECT {way.answers} FROM ' + (source or way.source).format(s=texts)
    return float(session.value(f'''SELECT avg((a.n IS NOT DISTINCT FROM t.product_id)::int)
        FROM ({answers}) a (id, n) JOIN {texts} t USING (id)'''))


class Prepared(rounds.Statement):
    """A statement with a setting of its own."""

    def __init__(self, session, way, setting):
        super().__init__(session, way)
        self.setting = setting

    def run(self):
        if self.setting:
            self.session.rows(f'SET {self.setting}')
        return super().run()


def measure(session, count, say):
    """{(group, name): Figures} and plans."""
    figures, runners, plans = {}, {}, []
    for way, answers, setting in NAME_WAYS + ADDRESS_WAYS:
        key = way.group, way.name
        figures[key] = rounds.Figures()
        if setting:
            session.rows(f'SET {setting}')
        plan, figures[key].refused = rounds.check_plan(session, way)
        plans.append((way.group, way.name, way.timed_query(), plan))
        if not figures[key].refused:
            runners[key] = Prepared(session, way, setting)
            if way.answers:
                figures[key].right = share_right(session, way, answers)
    order = random.Random(1)
    for done in range(count + 1):
        for key in order.sample(sorted(runners), len(runners)):
            wall, cpu = runners[key].run()
            if done > 0:
                figures[key].wall.append(wall)
                figures[key].cpu.append(cpu)
        say(f'  round {done} of {count}' if done else '  warm-up')
    return figures, plans


def goals(figures):
    """What there is to say below each group: {group: lines}."""
    ours = figures[MISSPELT, OURS]
    measured = [name for name in TRIGRAM_WAYS if figures[MISSPELT, name].wall]
    as_good = tuple(name for name in measured if figures[MISSPELT, name].right >= ours.right - WORSE_BY)
    best = max(figures[MISSPELT, name].right for name in measured)
    below = best - ours.right
    address = figures[ADDRESSES, ADDRESS_WAYS[0][0].name]
    return {
        MISSPELT: [
            Goal('the fastest of pg_trgm\'s that is about as often right', OURS, as_good or TRIGRAM_WAYS, 30, 30),
            f'right answers, points below the best of pg_trgm\'s: {below * 100:.1f}; <= {WORSE_BY * 100:g} {"met" if below <= WORSE_BY else "MISSED"}'],
        TITLES: [Goal('DISTINCT, GIN and join by hand', OURS_TITLE, (BY_HAND,), 20, 20)],
        ADDRESSES: [f'microseconds: {address.median():,.1f}; < {MOST_MICROSECONDS:,} {"met" if address.median() < MOST_MICROSECONDS else "MISSED"}'],
    }


def run(count, quick, say):
    """The table and the plans."""
    database = 'bench_names'
    texts = (20_000, 50_000, 5_000) if quick else (20_000, 1_000_000, 20_000)
    say('names: data')
    n_names = load(database, *texts, say)
    with psql.Session(database) as session:
        figures, plans = measure(session, count, say)
    return table.names_table(n_names, texts, figures, goals(figures)), [(database, *plan) for plan in plans]
