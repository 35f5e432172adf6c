#!/usr/bin/env python3
"""The benchmark: see README.md.  tools/bench starts the server and this."""

import argparse
import os
import subprocess
import sys
import time

import data
import names
import once
import psql
import rounds
import table
import ways

MORE_ROUNDS = 6                 # where the first ones differ much

HERE = os.path.dirname(os.path.abspath(__file__))


def say(text):
    print(text, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog='make bench, or tools/bench', description='The extension against the other ways, in one table.')
    parser.add_argument('--quick', action='store_true', help='three rounds, 60,000 suppliers')
    parser.add_argument('--rounds', type=int, help='that count (9)')
    parser.add_argument('--suppliers', type=int, help='(1,000,000)')
    parser.add_argument('--clusters', type=int, choices=(ways.SMALL, ways.LARGE), help='one size only')
    parser.add_argument('--names', action='store_true', help='names only')
    parser.add_argument('--plans', metavar='FILE', help='write the plan of each way')
    parser.add_argument('--state', default='', help=argparse.SUPPRESS)
    parser.add_argument('--floor', help=argparse.SUPPRESS)
    parser.add_argument('--loop', help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.rounds = chosen.rounds or (3 if chosen.quick else 9)
    chosen.suppliers = chosen.suppliers or (60_000 if chosen.quick else 1_000_000)
    return chosen


def load(database, size, suppliers, floor):
    """A database with the data, in the atlas and in the tables of the other ways."""
    with psql.Session('postgres', ()) as session:
        session.rows(f'CREATE DATABASE {database}')
    with psql.Session(database, ()) as session:
        session.rows('CREATE EXTENSION cluster_atlas CASCADE')
    psql.run_file(database, f'{HERE}/raw.sql', floor=floor)
    for name, text, checksum in data.make(size, suppliers):
        psql.copy_in(database, name, text)
        say(f'  {checksum} {name.split()[0]}')
    some, few = (suppliers // 10, suppliers // 100) if size == ways.SMALL else (suppliers // 50, suppliers // 500)
    psql.run_file(database, f'{HERE}/atlas.sql', some=some, few=few)
    psql.run_file(database, f'{HERE}/peers.sql')


def loop_microseconds(program):
    """What bench_geo_index says of nearest, for about as many entries as a product has here: {size: figure}."""
    if not program or not os.path.exists(program):
        return {}
    lines = subprocess.run([program], text=True, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    column = lines[0].split().index('nearest')
    nanoseconds = {line.split()[0]: line.split()[column] for line in lines[1:] if line.strip()}
    return {ways.SMALL: float(nanoseconds['50']) / 1e3, ways.LARGE: float(nanoseconds['5000']) / 1e3}


def main():
    chosen = arguments()
    start = time.time()
    print(table.heading(chosen.state), flush=True)
    loop = loop_microseconds(chosen.loop)
    plans = []
    for size in (ways.SMALL, ways.LARGE):
        if chosen.clusters in (None, size) and not chosen.names:
            database = f'bench_{size}'
            say(f'{size:,} clusters: data')
            load(database, size, chosen.suppliers, chosen.floor)
            with psql.Session(database) as session:
                figures, made = rounds.measure(session, database, size, chosen.rounds, 0 if chosen.quick else MORE_ROUNDS, say)
                exact = rounds.differ_from_brute_force(session, size)
                specialisations = int(session.value('SELECT count(*) FROM bench.specialisation'))
            print(table.ways_table(size, specialisations, chosen.suppliers, figures, loop.get(size), exact))
            say('  the rest')
            print(table.single_table(once.for_size(size, database, chosen.rounds)), flush=True)
            plans += [(database, *plan) for plan in made]
    if chosen.clusters is None:
        printed, made = names.run(chosen.rounds, chosen.quick, say)
        print(printed, flush=True)
        plans += made
    if not chosen.names:
        print('\nthe atlas as shipped')
        print(table.single_table(once.for_shipped(chosen.rounds)))
    print(table.ending(time.time() - start))
    if chosen.plans:
        with open(chosen.plans, 'w') as file:
            for database, group, name, query, plan in plans:
                file.write(f'-- {database}: {group}: {name}\n{query};\n{plan}\n\n')


main()
