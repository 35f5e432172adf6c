"""Compares a client's answer to a question with psql's.

usage: compare.py QUESTION ANSWERS EXPECTED TOLERANCE
Texts must be the same; numbers, of which each language has its own way of
writing, must be the same to the last digits or to the absolute tolerance.
Succeeds if there is an answer and all of it is right; else prints what differs.
"""
import math
import sys


def rows(file, question):
    with open(file, encoding='utf-8', newline='\n') as lines:
        table = [line.rstrip('\n').split('\t') for line in lines]
    return [row[1:] for row in table if row[0] == question]


def same(a, b, tolerance):
    if a == b:
        return True
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-12, abs_tol=tolerance)
    except ValueError:
        return False


def difference(got, expected, tolerance):
    if not expected:
        return 'psql has no answer: the question is wrong'
    for number, (a, b) in enumerate(zip(got, expected), 1):
        if len(a) != len(b) or not all(same(x, y, tolerance) for x, y in zip(a, b)):
            return f'row {number}: {a} instead of {b}'
    if len(got) != len(expected):
        return f'{len(got)} rows instead of {len(expected)}'
    return None


question, answers, truth = sys.argv[1:4]
found = difference(rows(answers, question), rows(truth, question), float(sys.argv[4]))
if found:
    sys.exit(found)
