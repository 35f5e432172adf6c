"""Rule for our own words: no run of eight words stands in one of the texts given with --against."""
import os
import re

from .tables import TABLES

RUN = 8
WORD = re.compile(r"[^\W_]+")
NAMES_A_SOURCE = ("title", "publisher", "url")      # of source.csv: what is quoted to be found


def _words(text):
    return WORD.findall(text.casefold().replace("'", "").replace("’", ""))


def _runs(text):
    words = _words(text)
    return (" ".join(words[start:start + RUN]) for start in range(len(words) - RUN + 1))


def check(atlas, problems, paths):
    where = {}
    for path in paths:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                where.update(dict.fromkeys(_runs(file.read()), os.path.basename(path)))
        except OSError as error:
            problems.add(path, "file", error.strerror)
    for name, rows in atlas.items():
        for column in (c.name for c in TABLES[name] if c.kind == "text" and not (name == "source" and c.name in NAMES_A_SOURCE)):
            for row in rows:
                run = next((run for run in _runs(row[column] or "") if run in where), None)
                if run is not None:
                    problems.add(row, column, "the words '%s' stand in %s: say it in your own" % (run, where[run]))
