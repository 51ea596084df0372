"""The first document of a process, when nothing is warm: `python -m bench.first` prints its ms."""

from bench.line import compiler, provinces
from bench.measure import milliseconds
from khtt.compiler import compile_plan

if __name__ == "__main__":
    line = compiler()
    plan = line.chains.plan(provinces(line)[0])
    print(milliseconds(lambda: compile_plan(plan, line.templates, line.base)))
