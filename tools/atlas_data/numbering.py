"""Gives new rows (those with an empty id) the next ids."""
import csv
import os

from .tables import ID, TABLES


def _read(path):
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    if header[:1] != [ID.name] or [] in rows:
        raise ValueError("the header must begin with id, and no line may be empty")
    return header, rows


def number(directory, problems):
    for name in TABLES:
        path = os.path.join(directory, name + ".csv")
        try:
            header, rows = _read(path)
            last = max((int(row[0]) for row in rows if row[0]), default=0)
        except (OSError, ValueError, csv.Error) as error:
            problems.add(path, "file", "cannot be numbered: %s" % error)
            continue
        new = [row for row in rows if not row[0]]
        for given, row in enumerate(new, start=last + 1):
            row[0] = str(given)
        if new:
            with open(path + ".new", "w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([header] + rows)
            os.replace(path + ".new", path)
            print("%s: %d new rows, ids %d to %d" % (path, len(new), last + 1, last + len(new)))
