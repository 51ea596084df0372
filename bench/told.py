"""What the account and the record cost: a document with them beside the same one without."""

from dataclasses import replace

from bench.line import compiler, provinces
from bench.measure import Goal, Part, Row, in_turns
from khtt.account import account
from khtt.compiler import Compiler, template_for
from khtt.compose import compose
from khtt.nouns.document import Document
from khtt.nouns.organisation import Body
from khtt.nouns.plan.resolved import Plan
from khtt.resolve import resolve
from khtt.write import write

BARE, TOLD = "resolve, compose and write", "with the account and the record"
TIMES = 1.1


def told_part(rounds: int) -> Part:
    """Measure the documents of provinces, each in turn, with what tells where its facts come from."""
    line = compiler()
    bodies = provinces(line)
    nation = line.chains.plan(line.chains.organisation.nation)
    contenders = {
        BARE: lambda turn: _bare(bodies[turn % len(bodies)], line, nation),
        TOLD: lambda turn: _told(bodies[turn % len(bodies)], line, nation),
    }
    # What the first document of a process makes for all others is not a part of either.
    in_turns(contenders, 2)
    samples = in_turns(contenders, rounds)
    rows = (Row(BARE, samples[BARE]), Row(TOLD, samples[TOLD], beside=BARE))
    goal = Goal("told over bare", rows[1].median / rows[0].median, TIMES)
    return Part("The account and the record of one document", rows, (goal,))


def _bare(body: Body, line: Compiler, nation: Plan) -> bytes:
    _plan, composed = _composed(body, line, nation)
    return write(composed, line.base)


def _told(body: Body, line: Compiler, nation: Plan) -> bytes:
    plan, composed = _composed(body, line, nation)
    account(line.chains.chain(body), plan, composed)
    return write(replace(composed, origin=line.origin(body)), line.base)


def _composed(body: Body, line: Compiler, nation: Plan) -> tuple[Plan, Document]:
    plan = resolve(line.chains.chain(body), body, line.chains.organisation, nation)
    return plan, compose(plan, line.templates, template_for(plan))
