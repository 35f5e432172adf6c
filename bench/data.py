"""The data of the benchmark: the same on every machine, from a fixed seed.

Clusters gather round 35 hubs in a part of the world the size of eastern China.
Each makes three products out of 60; both the products of clusters and those of
suppliers are unevenly popular.  Six suppliers in ten sit near a cluster for
their product, the others anywhere round a hub.
"""

import bisect
import hashlib
import itertools
import math
import random

HUBS = 35
PRODUCTS = 60
PRODUCTS_OF_A_CLUSTER = 3
FIRST_ID = 1_000_000            # of users' rows in the atlas
TIERS = ('low', 'medium', 'high')


class Draw:
    """Random numbers; only random() itself is the same in every Python."""

    def __init__(self, seed):
        self.uniform = random.Random(seed).random

    def normal(self):
        return math.sqrt(-2 * math.log(1 - self.uniform())) * math.cos(2 * math.pi * self.uniform())

    def below(self, n):
        return int(self.uniform() * n)

    def near(self, place, degrees):
        """A point round another one, written as it goes into the database."""
        return (round(place[0] + degrees * self.normal(), 7), round(place[1] + degrees * self.normal(), 7))


class Popularity:
    """Product p is asked for in proportion to (p + 1) ** -exponent."""

    def __init__(self, exponent):
        self.sums = list(itertools.accumulate((p + 1) ** -exponent for p in range(PRODUCTS)))

    def draw(self, draw):
        return bisect.bisect(self.sums, draw.uniform() * self.sums[-1])


def product_name(product):
    return f'ware {product + 1}'


def table(name, columns, rows):
    """Rows as they go into COPY, and their checksum."""
    text = ''.join('\t'.join(map(str, row)) + '\n' for row in rows)
    return f'{name} ({columns})', text, hashlib.md5(text.encode()).hexdigest()


def make(n_clusters, n_suppliers):
    """Yields table, text, checksum."""
    draw = Draw(n_clusters)
    hubs = [(102 + 20 * draw.uniform(), 22 + 19 * draw.uniform()) for _ in range(HUBS)]
    yield table('bench.hub', 'id, lon, lat', ((FIRST_ID + 1 + h, *hub) for h, hub in enumerate(hubs)))
    yield table('bench.product', 'id, name', ((FIRST_ID + p, product_name(p)) for p in range(PRODUCTS)))

    made = Popularity(0.5)
    clusters, specialisations = [], []
    makers = [[] for _ in range(PRODUCTS)]
    for n in range(n_clusters):
        hub = draw.below(HUBS)
        place = draw.near(hubs[hub], 0.65)
        clusters.append((FIRST_ID + n, FIRST_ID + 1 + hub, *place, round(5000 + 35000 * draw.uniform())))
        for product in sorted({made.draw(draw) for _ in range(PRODUCTS_OF_A_CLUSTER)}):
            low, high = sorted((draw.below(3), draw.below(3)))
            specialisations.append((FIRST_ID + n, FIRST_ID + product, TIERS[low], TIERS[high]))
            makers[product].append(place)
    yield table('bench.cluster', 'id, hub_id, lon, lat, radius_m', clusters)
    yield table('bench.specialisation', 'cluster_id, product_id, quality_min, quality_max', specialisations)

    wanted = Popularity(1)

    def supplier(n):
        product = wanted.draw(draw)
        near = makers[product]
        if near and draw.uniform() < 0.6:
            place = draw.near(near[draw.below(len(near))], 0.1)
        else:
            place = draw.near(hubs[draw.below(HUBS)], 0.75)
        return (n + 1, FIRST_ID + product, product_name(product), *place)

    yield table('bench.raw', 'id, product_id, product, lon, lat', map(supplier, range(n_suppliers)))
