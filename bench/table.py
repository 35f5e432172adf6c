"""The one table that is printed."""

import os
import platform
import statistics
import time

import psql
import ways

LINE = '{:<56}{:>9}{:>9}{:>9}{:>9}{:>10}  {}'


def number(value):
    return f'{value:,.3f}' if value < 10 else f'{value:,.1f}'


def ratio(value):
    return f'{value:.1f}' if value < 100 else f'{value:,.0f}'


def load_average():
    return ' '.join(f'{value:.1f}' for value in os.getloadavg())


def processor():
    try:
        with open('/proc/cpuinfo') as file:
            return next(line.split(':')[1].strip() for line in file if line.startswith('model name'))
    except (OSError, StopIteration):
        return platform.machine()


def heading(state):
    with psql.Session('postgres', ()) as session:
        server = session.value("SELECT current_setting('server_version')")
        postgis = session.value("SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'")
    return (f'{time.strftime("%Y-%m-%d")}, {state or "cluster_atlas"}; PostgreSQL {server}, PostGIS {postgis}; '
            f'{os.cpu_count()} x {processor()}; load average {load_average()}')


def ending(seconds):
    return f'{seconds / 60:.1f} minutes; load average {load_average()}'


def verdict(goal, size, figures, group):
    """The ratio of medians, that of minima, and whether the goal is missed: only if both miss."""
    ours = figures[group, goal.ours]
    others = [figures[group, name] for name in goal.others if (group, name) in figures and figures[group, name].wall]
    if not ours.wall or not others:
        return '-', 'not measured'
    other = min(others, key=lambda figures: figures.median())
    wanted = goal.small if size == ways.SMALL else goal.large
    medians, minima = other.median() / ours.median(), other.least() / ours.least()
    if goal.at_most:
        medians, minima = 1 / medians, 1 / minima
        met = medians <= wanted or minima <= wanted
    else:
        met = medians >= wanted or minima >= wanted
    sign = '<=' if goal.at_most else '>='
    return f'{ratio(medians)} / {ratio(minima)}', f'{sign} {wanted:g} {"met" if met else "MISSED"}'


def group_lines(group, size, figures, loop, goals):
    reference = next(name for of, name in figures if of == group)
    yield group
    for (of, name), measured in figures.items():
        if of != group:
            continue
        if measured.refused:
            yield f'  {name:<54}  refused: {measured.refused}'
            continue
        differs = '' if measured.differs is None or name == reference else f'{measured.differs:.2%} differ'
        if measured.right is not None:
            differs = f'{measured.right:.1%} right'
        yield LINE.format('  ' + name, number(measured.least()), number(measured.median()), number(measured.most()),
                          number(statistics.median(measured.cpu)), ratio(measured.median() / figures[group, reference].median()), differs)
    if group == ways.ID and loop:
        yield LINE.format('  ' + ways.LOOP, '', '', '', number(loop), ratio(loop / figures[group, reference].median()), '')
    for goal in goals:
        if isinstance(goal, str):
            yield f'  -> {goal}'
            continue
        ratios, met = verdict(goal, size, figures, group)
        text = f'{goal.ours.split("(")[0]} over {goal.text}' if goal.at_most else f'{goal.text} over {goal.ours.split("(")[0]}'
        yield f'  -> {text}, medians / minima: {ratios}; {met}'


def ways_table(size, specialisations, suppliers, figures, loop, exact):
    """Microseconds per supplier: wall-clock least, median and most of the rounds, median of CPU time, median over ours."""
    lines = [f'\n{size:,} clusters, {specialisations:,} specialisations, {suppliers:,} suppliers',
             LINE.format('microseconds per supplier', 'min', 'median', 'max', 'cpu', 'ratio', '')]
    for group in dict.fromkeys(of for of, _ in figures):
        lines += group_lines(group, size, figures, loop, ways.GOALS[group])
    lines.append(f'id or distance (by 1 mm) differ from ST_Distance over all candidates: {exact[0]} of {exact[1]} suppliers')
    return '\n'.join(lines)


def names_table(n_names, texts, figures, goals):
    lines = ['\n{:,} names; {:,} misspelt, {:,} titles, {:,} addresses'.format(n_names, *texts),
             LINE.format('microseconds per text', 'min', 'median', 'max', 'cpu', 'ratio', '')]
    for group in goals:
        lines += group_lines(group, ways.SMALL, figures, None, goals[group])
    return '\n'.join(lines)


def single_table(singles):
    return '\n'.join(f'  {single.name:<54}{single.text}' for single in singles)
