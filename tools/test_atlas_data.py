#!/usr/bin/env python3
"""Tests of atlas-data: the commands number, sql and lint; the rules of the linter are in test_atlas_lint.py."""
import csv
import io
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import small_atlas
from atlas_data import sql, vocabulary
from atlas_data.reading import Problems, read_atlas
from atlas_data.tables import TABLES
from test_atlas_lint import LintTest, added, changed    # noqa: F401 (LintTest is run with the others)

FILES = small_atlas.FILES
DATA = os.path.join(HERE, os.pardir, "data")
CURATION = os.path.join(HERE, os.pardir, "doc", "curation.md")


def run(*arguments, **environment):
    return subprocess.run([sys.executable, os.path.join(HERE, "atlas-data"), *arguments], capture_output=True,
                          env={**os.environ, **environment})


def rows_of(files, name):
    return list(csv.DictReader(io.StringIO(files[name])))


def inserts(files):
    """What the sql command prints for these files."""
    with tempfile.TemporaryDirectory() as directory:
        small_atlas.write(directory, files)
        out = io.StringIO()
        sql.write(read_atlas(directory, Problems()), out)
        return out.getvalue()


def loaded(files):
    """The rows by table, each a dict, as another database reads the INSERTs, in their order."""
    text = inserts(files)
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    database.execute("ATTACH ':memory:' AS atlas")
    columns = dict(re.findall(r"^INSERT INTO atlas\.(\w+) \((.*)\) VALUES$", text, re.MULTILINE))
    for table, names in columns.items():
        database.execute("CREATE TABLE atlas.%s (%s)" % (table, names))
    database.executescript(text)
    return {table: [dict(row) for row in database.execute("SELECT * FROM atlas.%s ORDER BY rowid" % table)] for table in columns}


class SqlTest(unittest.TestCase):
    def test_rows_come_back(self):
        """Every cell stands in its row, references as ids; only points and radius are made."""
        notes = "It's Xi'an's: 'quoted', \"double\", back\\slash, 50 % – 大唐"
        files = changed(FILES, "place.csv", 9, "note", notes)
        database = loaded(files)
        ids = {name: {row["slug"]: int(row["id"]) for row in rows_of(files, name + ".csv")}
               for name in ("source", "place", "product", "cluster")}
        for table, columns in TABLES.items():
            written = rows_of(files, table + ".csv")
            self.assertEqual(len(written), len(database[table]))
            for before, after in zip(written, database[table]):
                for column in columns:
                    value = before[column.name] or None
                    if column.name.endswith(("lon", "lat")) or (table, column.name) == ("cluster", "radius_m"):
                        continue
                    if column.kind == "ref":
                        value = value and ids[column.allowed][value]
                    elif column.kind == "boolean":
                        value = int(value == "true")
                    elif value is not None and column.kind in ("integer", "number"):
                        value = float(value)
                    self.assertEqual(value, after[column.sql], (table, before, column.name))
                self.assertEqual(0, after.get("withdrawn", 0))
        self.assertEqual(notes, database["place"][7]["note"])

    def test_points_and_radii(self):
        """A cluster is at its place, and as large as its level says, unless it says otherwise."""
        database = loaded(FILES)
        places = {row["slug"]: row for row in rows_of(FILES, "place.csv")}
        clusters = {row["slug"]: row for row in database["cluster"]}

        def point(place):
            return "SRID=4326;POINT(%s %s)" % (float(places[place]["lon"]), float(places[place]["lat"]))
        expected = {
            "datang-socks": (point("datang-zhuji"), 8000), "pearl-city-pearls": (point("pearl-city-zhuji"), 2500),
            "xiantao-socks": (point("xiantao-hubei"), 20000), "guzhen-lamps": ("SRID=4326;POINT(113.18 22.62)", 7000)}
        self.assertEqual(expected, {slug: (row["location"], row["radius_m"]) for slug, row in clusters.items() if slug in expected})
        prefecture = clusters["shaoxing-socks"]
        self.assertEqual(point("shaoxing-zhejiang"), prefecture["location"])
        self.assertAlmostEqual(8279.6e6, math.pi * prefecture["radius_m"] ** 2, delta=0.01 * 8279.6e6)
        for row in database["place"]:
            own = places[row["slug"]]
            self.assertEqual(point(row["slug"]), row["location"])
            centroid = "SRID=4326;POINT(%s %s)" % (own["centroid_lon"], own["centroid_lat"])
            self.assertEqual(centroid if own["centroid_lon"] else None, row["centroid"])

    def test_many_rows(self):
        """More rows than one INSERT takes, and a parent that was added after its children, stand in the right order."""
        leaves = ["%d,lamp-%d,lamps,lamp %d,灯%d," % (number, number, number, number) for number in range(6, 1206)]
        files = added(FILES, {"product.csv": leaves + ["1206,lighting,,lighting,照明,"]})
        files = changed(files, "product.csv", 5, "parent", "lighting")
        self.assertGreater(inserts(files).count("INSERT INTO atlas.product ("), 2)
        rows = loaded(files)["product"]
        self.assertEqual(set(range(1, 1207)), {row["id"] for row in rows})
        seen = {None}
        for row in rows:
            self.assertIn(row["parent_id"], seen)
            seen.add(row["id"])

    def test_release(self):
        """The latest edition, with counts of the rows that are not withdrawn."""
        files = added(FILES, {"release.csv": ["2,0.2.0,2024-06-30"]})
        header, *rows = files["source.csv"].splitlines()
        files["source.csv"] = "\n".join([header + ",withdrawn", rows[0] + ",", rows[1] + ",true"]) + "\n"
        release, = loaded(files)["release"]
        del release["fingerprint"]
        self.assertEqual({"id": 2, "version": "0.2.0", "published": "2024-06-30", "sources": 1, "places": 13, "products": 5,
                          "clusters": 5, "specialisations": 5, "claims": 14}, release)
        self.assertEqual([0, 1], [row["withdrawn"] for row in loaded(files)["source"]])

    def fingerprint(self, files):
        found, = re.findall(r", '([0-9a-f]{64})'\);$", inserts(files), re.MULTILINE)
        return found

    def test_fingerprint_is_that_of_the_data(self):
        """The same for the same data however often it is made; the release itself is not data."""
        first = self.fingerprint(FILES)
        self.assertEqual(first, self.fingerprint(dict(FILES)))
        self.assertEqual(first, self.fingerprint(changed(FILES, "release.csv", 2, "published", "2024-02-01")))

    def test_fingerprint_tells_every_change(self):
        """Each cell that is changed by itself, each row that goes."""
        first = self.fingerprint(FILES)
        for table, columns in TABLES.items():
            name = table + ".csv"
            if table != "release":
                self.assertNotEqual(first, self.fingerprint({**FILES, name: FILES[name].rsplit("\n", 2)[0] + "\n"}))
            for line, row in enumerate(rows_of(FILES, name), start=2):
                for column in columns if table != "release" else ():
                    new = self.other(column, row)
                    if new is not None:
                        files = changed(FILES, name, line, column.name, new)
                        self.assertNotEqual(first, self.fingerprint(files), (name, line, column.name, new))

    @staticmethod
    def other(column, row):
        """Another value that may stand in a cell; None where one cannot be changed without others."""
        old = row[column.name]
        if column.kind == "slug" or column.name.endswith(("lon", "lat")) and not old:
            return None
        if column.name == "parent":
            return "" if old else next(root["slug"] for root in rows_of(FILES, column.allowed + ".csv")
                                       if root["slug"] != row["slug"] and not root["parent"])
        if column.kind == "ref":
            return next(row["slug"] for row in rows_of(FILES, column.allowed + ".csv") if row["slug"] != old)
        if column.kind == "boolean":
            return "false" if old == "true" else "true"
        if column.kind in ("integer", "number"):
            return str(float(old or 0) + 1).removesuffix(".0")
        return old + "x"


class NumberTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name

    def files(self):
        texts = {}
        for name in os.listdir(self.directory):
            with open(os.path.join(self.directory, name), encoding="utf-8", newline="") as file:
                texts[name] = file.read()
        return texts

    def test_new_rows_get_the_next_ids(self):
        files = added(FILES, {"product.csv": [",silk-socks,socks,silk socks,丝袜,",
                                              ',"wool-socks",socks,wool socks,羊毛袜,"warm, soft"'],
                              "source.csv": [",third,A Third,,,,,"]})
        small_atlas.write(self.directory, files)
        done = run("number", self.directory)
        self.assertEqual((0, b""), (done.returncode, done.stderr))
        self.assertIn("product.csv: 2 new rows, ids 6 to 7", done.stdout.decode())
        self.assertIn("source.csv: 1 new rows, ids 3 to 3", done.stdout.decode())
        expected = added(FILES, {"product.csv": ["6,silk-socks,socks,silk socks,丝袜,",
                                                 '7,wool-socks,socks,wool socks,羊毛袜,"warm, soft"'],
                                 "source.csv": ["3,third,A Third,,,,,"]})
        self.assertEqual(expected, self.files())
        again = run("number", self.directory)
        self.assertEqual((0, b"", b""), (again.returncode, again.stdout, again.stderr))
        self.assertEqual(expected, self.files())

    def test_a_file_that_cannot_be_numbered_is_named_and_kept(self):
        for text in ("", "slug\nx\n", "id,slug\nx,y\n", "id,slug\n\n,y\n", 'id,slug\n,"y\n'):
            with self.subTest(text):
                small_atlas.write(self.directory, {**FILES, "source.csv": text})
                done = run("number", self.directory)
                self.assertEqual(1, done.returncode)
                self.assertIn("source.csv:1: file: cannot be numbered", done.stderr.decode())
                self.assertEqual(text, self.files()["source.csv"])
        os.remove(os.path.join(self.directory, "source.csv"))
        self.assertIn("No such file", run("number", self.directory).stderr.decode())


class CommandTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name
        small_atlas.write(self.directory)

    def test_no_fault(self):
        done = run("lint", self.directory)
        self.assertEqual((0, b""), (done.returncode, done.stderr))
        self.assertTrue(done.stdout.startswith(b"2 source, 13 place, 4 place_name, 2 region_member, 5 product, "), done.stdout)
        done = run("sql", self.directory, LC_ALL="C", PYTHONIOENCODING="ascii")
        self.assertEqual((0, b""), (done.returncode, done.stderr))
        self.assertEqual(inserts(FILES), done.stdout.decode("utf-8"))

    def test_faults(self):
        """Both commands refuse, print nothing else and count; no more than forty faults are shown."""
        for lines in (1, 40, 50):
            small_atlas.write(self.directory, added(FILES, {"claim.csv": ["x,"] * lines}))
            for command in ("lint", "sql"):
                done = run(command, self.directory)
                self.assertEqual((1, b""), (done.returncode, done.stdout))
                said = done.stderr.decode().splitlines()
                self.assertEqual(os.path.join(self.directory, "claim.csv") + ":16: line: has 2 cells, not 13", said[0])
                self.assertEqual("the data has %d problems" % lines, said[-1])
                self.assertEqual(min(lines, 41) + 1, len(said))

    def test_against(self):
        path = os.path.join(self.directory, "text")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Run by the province: no prefecture between them!")
        self.assertEqual(0, run("lint", self.directory, "--against", path).returncode)
        with open(path, "a", encoding="utf-8") as file:
            file.write(" Zhuji's market for pearls is run by the province; no prefecture between, none.")
        self.assertEqual(0, run("lint", self.directory).returncode)
        self.assertEqual(0, run("lint", self.directory, "--against", path).returncode)
        small_atlas.write(self.directory, changed(FILES, "place.csv", 9, "note", "Zhuji's market for pearls is run by the town."))
        done = run("lint", self.directory, "--against", os.devnull, path)
        self.assertEqual(1, done.returncode)
        self.assertIn("place.csv:9: note: the words 'zhujis market for pearls is run by the' stand in text", done.stderr.decode())

    def test_usage(self):
        for arguments in ((), ("check",), ("lint", self.directory, "more"), ("sql", self.directory, "--against", "x"),
                          ("lint", "--against")):
            done = run(*arguments)
            self.assertEqual((2, b""), (done.returncode, done.stdout), arguments)
            self.assertIn(b"usage: atlas-data", done.stderr)
        self.assertIn("is missing", run("lint", os.path.join(self.directory, "nowhere")).stderr.decode())


class ReadmeTest(unittest.TestCase):
    """data/README.md tells people what the tables and lists of the tool are."""

    @staticmethod
    def table(first_header):
        """The rows of the table whose first header is this, as lists of cells."""
        with open(os.path.join(DATA, "README.md"), encoding="utf-8") as file:
            lines = file.read().split("\n| %s |" % first_header)[1].splitlines()[2:]
        rows = []
        for line in lines:
            if not line.startswith("|"):
                return rows
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        return rows

    def test_columns(self):
        listed = {file: re.sub(r"\([^)]*\)", "", columns).replace(" ", "").split(",") for file, columns in self.table("file")}
        self.assertEqual({table + ".csv": [column.name for column in columns] for table, columns in TABLES.items()}, listed)

    def test_metrics(self):
        """The same metrics; of each the same units and scopes, or, where the list there is open (…, see below), only such."""
        scopes = {scope for names, _ in self.table("scope") for scope in names.split(", ")}
        self.assertEqual(scopes, {scope for metric in vocabulary.METRICS.values() for scope in metric.scopes})
        rows = self.table("metric")
        self.assertEqual(sorted(vocabulary.METRICS), sorted(name for names, _, _, _ in rows for name in names.split(", ")))
        for names, _, units, scope in rows:
            metrics = [vocabulary.METRICS[name] for name in names.split(", ")]
            listed_units = set(re.findall(r"[A-Za-z_]+", units))
            self.assertLessEqual(listed_units, {unit for metric in metrics for unit in metric.units})
            for metric in metrics:
                if "…" not in units:
                    self.assertEqual(listed_units, set(metric.units), names)
                if scope != "see below":
                    self.assertEqual(scopes & set(re.findall(r"[a-z0-9_]+", scope)), set(metric.scopes), names)


class CurationTest(unittest.TestCase):
    def test_worked_example(self):
        """The rows of doc/curation.md, added to the shipped data, are numbered and without fault."""
        with open(CURATION, encoding="utf-8") as file:
            rows = re.findall(r"^`data/(\w+\.csv)`\n```csv\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
        self.assertEqual({"source.csv", "place.csv", "place_name.csv", "product.csv", "product_name.csv", "cluster.csv",
                          "claim.csv", "specialisation.csv"}, {name for name, _ in rows})
        with tempfile.TemporaryDirectory() as directory:
            for table in TABLES:
                shutil.copy(os.path.join(DATA, table + ".csv"), directory)
            for name, text in rows:
                with open(os.path.join(directory, name), "a", encoding="utf-8", newline="") as file:
                    file.write(text)
            self.assertEqual(0, run("number", directory).returncode)
            done = run("lint", directory)
            self.assertEqual((0, ""), (done.returncode, done.stderr.decode()))


class TapResult(unittest.TestResult):
    """Says how each test went, as the other tests of the project do: in TAP."""

    def startTest(self, test):
        super().startTest(test)
        self.failures_before, self.errors_before = len(self.failures), len(self.errors)

    def stopTest(self, test):
        faults = self.failures[self.failures_before:] + self.errors[self.errors_before:]
        print("%s %d - %s" % ("not ok" if faults else "ok", self.testsRun, test.id()), flush=True)
        for part, trace in faults:
            print("# " + "\n# ".join([str(part)] + trace.splitlines()))
        super().stopTest(test)


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    print("1..%d" % suite.countTestCases())
    result = TapResult()
    suite.run(result)
    sys.exit(not result.wasSuccessful())
