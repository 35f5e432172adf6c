"""Sessions with the server, each a psql that stays: no driver is needed."""

import re
import subprocess

COMMAND = ['psql', '-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-v', 'VERBOSITY=verbose']
DONE = '-- done --'

# Nothing but the thing measured: no compilation, no workers, no plan that
# remembers, and room enough for all to stay in memory.
SETTINGS = ('jit = off', 'max_parallel_workers_per_gather = 0', 'enable_memoize = off', "work_mem = '256MB'")


class Failed(Exception):
    pass


class Session:
    def __init__(self, database, settings=SETTINGS):
        self.process = subprocess.Popen(COMMAND + ['-d', database], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for setting in settings:
            self.rows(f'SET {setting}')
        self.pid = int(self.value('SELECT pg_backend_pid()'))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def send(self, sql):
        self.process.stdin.write(f'{sql}\n;\n\\echo {DONE}\n')
        self.process.stdin.flush()

    def receive(self):
        lines = []
        for line in self.process.stdout:
            if line.rstrip('\n') == DONE:
                return lines
            lines.append(line.rstrip('\n'))
        raise Failed('\n'.join(lines))

    def rows(self, sql):
        self.send(sql)
        return [line.split('\t') for line in self.receive()]

    def value(self, sql):
        return self.rows(sql)[0][0]

    def milliseconds(self, sql):
        """How long a statement takes, as the client sees it."""
        self.process.stdin.write('\\timing on\n')
        self.send(f'{sql};\n\\timing off\n')
        return float(re.search(r'^Time: ([0-9.]+) ms', '\n'.join(self.receive()), re.M).group(1))

    def cpu_milliseconds(self):
        """CPU time that the backend has used so far."""
        with open(f'/proc/{self.pid}/schedstat') as file:
            return int(file.read().split()[0]) / 1e6

    def memory_kb(self):
        """Memory of the backend's own: shared buffers do not count."""
        with open(f'/proc/{self.pid}/status') as file:
            return int(re.search(r'^RssAnon:\s+(\d+) kB', file.read(), re.M).group(1))


def run_file(database, path, **variables):
    """Runs a file of SQL in a session of its own."""
    command = COMMAND + ['-d', database, '-f', path]
    for name, value in variables.items():
        command += ['-v', f'{name}={value}']
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Failed(done.stdout)


def copy_in(database, table, text):
    done = subprocess.run(COMMAND + ['-d', database, '-c', f'COPY {table} FROM STDIN'], input=text, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Failed(done.stdout)
