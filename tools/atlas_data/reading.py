"""Reads the CSV files into rows, and keeps what is wrong with file, line and column."""
import csv
import datetime
import os
import re
import sys
import unicodedata

from .tables import TABLES, WITHDRAWN

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
MOST_PROBLEMS_SHOWN = 40


class Problems:
    """What is wrong, in the order found; each names file, line and column."""

    def __init__(self):
        self.lines = []

    def add(self, row_or_path, column, message):
        path, line = (row_or_path, 1) if isinstance(row_or_path, str) else (row_or_path.path, row_or_path.line)
        self.lines.append("%s:%d: %s: %s" % (path, line, column, message))

    def exit_if_any(self):
        if not self.lines:
            return
        for line in self.lines[:MOST_PROBLEMS_SHOWN]:
            print(line, file=sys.stderr)
        if len(self.lines) > MOST_PROBLEMS_SHOWN:
            print("and %d more" % (len(self.lines) - MOST_PROBLEMS_SHOWN), file=sys.stderr)
        sys.exit("the data has %d problems" % len(self.lines))


class Row(dict):
    """A row: values by column, and where it stands."""

    def __init__(self, path, line):
        super().__init__()
        self.path, self.line = path, line


# How a value is written: Python itself would take 1_000 and digits of any script.
FORMS = {
    "integer": (re.compile(r"-?[0-9]{1,18}\Z"), int),
    "number": (re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?\Z"), float),
    "boolean": (re.compile(r"(true|false)\Z"), "true".__eq__),
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), datetime.date.fromisoformat)}


def _parse(kind, text):
    form, parse = FORMS[kind]
    if not form.match(text):
        raise ValueError(text)
    return parse(text)


def _unseen(text):
    """What nobody sees but a search would: the first such character, or that the text is not composed."""
    for character in text:
        if not character.isprintable():
            return "the character U+%04X" % ord(character)
    return None if unicodedata.is_normalized("NFC", text) else "a letter and its accent apart"


def _value(column, text, row, problems):
    """One cell: None when empty, else its value; says what does not fit."""
    unseen = "white space around it" if text != text.strip() else _unseen(text)
    if unseen:
        problems.add(row, column.name, "%r has %s" % (text, unseen))
    if text == "":
        if column.required:
            problems.add(row, column.name, "is empty")
        return False if column.kind == "boolean" else None
    if column.kind == "slug" and not SLUG.match(text):
        problems.add(row, column.name, "%r is no slug: lower-case letters and digits, with single hyphens" % text)
    if column.kind == "choice" and text not in column.allowed:
        problems.add(row, column.name, "%r is none of: %s" % (text, ", ".join(column.allowed)))
    if column.kind not in FORMS:
        return text
    try:
        value = _parse(column.kind, text)
    except ValueError:
        problems.add(row, column.name, "%r is no %s" % (text, column.kind))
        return None
    if column.allowed and not column.allowed[0] <= value <= column.allowed[1]:
        problems.add(row, column.name, "%s is outside %s to %s" % ((text,) + column.allowed))
    return value


def _read_table(path, columns, problems):
    rows = []
    names = [column.name for column in columns]
    try:
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if header not in (names, names + [WITHDRAWN.name]):
                problems.add(path, "header", "must be " + ",".join(names))
                return rows
            columns = columns + [WITHDRAWN] * (len(header) - len(names))
            for cells in reader:
                row = Row(path, reader.line_num)
                if len(cells) != len(columns):
                    problems.add(row, "line", "has %d cells, not %d" % (len(cells), len(columns)))
                    continue
                for column, text in zip(columns, cells):
                    row[column.name] = _value(column, text, row, problems)
                rows.append(row)
    except FileNotFoundError:
        problems.add(path, "file", "is missing")
    except (UnicodeDecodeError, csv.Error) as error:
        problems.add(path, "file", str(error))
    return rows


def read_atlas(directory, problems):
    """All tables, as lists of rows by table name; refs are still slugs."""
    return {name: _read_table(os.path.join(directory, name + ".csv"), columns, problems)
            for name, columns in TABLES.items()}
