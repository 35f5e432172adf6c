"""Gives new rows (those with an empty id) the next ids."""
import csv
import os

from .tables import TABLES


def number(directory, problems):
    for name in TABLES:
        path = os.path.join(directory, name + ".csv")
        with open(path, encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        if header[0] != "id":
            problems.add(path, "header", "does not begin with id")
            continue
        last = max((int(row[0]) for row in rows if row[0]), default=0)
        new = [row for row in rows if not row[0]]
        for offset, row in enumerate(new, start=1):
            row[0] = str(last + offset)
        if new:
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([header] + rows)
            print("%s: %d new rows, ids %d to %d" % (path, len(new), last + 1, last + len(new)))
