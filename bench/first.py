"""The first document of a process, when nothing is warm: `python -m bench.first` prints its ms."""

from bench.line import compiled, compiler, provinces
from bench.measure import milliseconds

if __name__ == "__main__":
    line = compiler()
    plan = line.chains.plan(provinces(line)[0])
    print(milliseconds(lambda: compiled(plan, line)))
