"""Templates to document trees: what each tag becomes, and the line that a problem is told at."""

import pickle
import re
from pathlib import Path

import pytest

from khtt.compose import compose, load_templates
from khtt.compose.grid import misfit
from khtt.compose.markup import TAGS
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.document import Cell, Row
from khtt.nouns.plan.resolved import Plan
from tests import rendered
from tests.tree import tree

TEMPLATES = Path(__file__).parent / "templates"
VALID = sorted((TEMPLATES / "valid").glob("*.html"))
INVALID = sorted((TEMPLATES / "invalid").glob("*.html"))
EXPECTED = re.compile(r"\{# !((?: KH\d{3})+) #\}")

HEAD, TAIL = "<section>\n", "\n</section>\n"
TABLE = '<table><colgroup><col width="10"><col width="10"></colgroup>\n'


@pytest.fixture(scope="module")
def plan() -> Plan:
    return rendered.plan(rendered.Edition(2022), "dong-thap")


def _told(plan: Plan, **parts: str) -> list[str]:
    """Give `file:line code message` of each problem of templates, the first of which is composed."""
    texts = {f"{name}.html": text for name, text in parts.items()}
    with pytest.raises(PlanError) as caught:
        compose(plan, load_templates(texts, "templates"), next(iter(texts)))
    return [f"{d.at.file}:{d.at.line} {d.code} {d.message}" for d in caught.value.diagnostics]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_tags_become_the_tree_beside_them(path: Path, plan: Plan) -> None:
    templates = load_templates({"document.html": path.read_text(encoding="utf-8")}, "templates")
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert tree(compose(plan, templates, "document.html")) == expected


def test_every_tag_and_class_has_its_example() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in VALID)
    classes = {name for names in re.findall(r'class="([^"]*)"', text) for name in names.split()}
    assert {tag for tag in TAGS if not re.search(rf"<{tag}\b", text)} == set()
    assert {name for names in TAGS.values() for name in names} - classes == set()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_bad_line_says_its_code(path: Path, plan: Plan) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = [
        (line, code)
        for line, written in enumerate(text.splitlines(), start=1)
        for found in EXPECTED.findall(written)
        for code in found.split()
    ]
    with pytest.raises(PlanError) as caught:
        compose(plan, load_templates({path.name: text}, "templates"), path.name)
    found = caught.value.diagnostics
    assert [(one.at.line, one.code) for one in found] == wanted
    assert {one.at.file for one in found} == {f"templates/{path.name}"}
    assert all(one.hint for one in found)
    assert not re.search(r"object at 0x|Traceback|\ue000", " ".join(one.message for one in found))


def test_every_code_of_the_stage_has_an_example() -> None:
    sources = Path(__file__).parents[1].glob("src/khtt/compose/*.py")
    raised = set(re.findall(r"\bKH4\d\d\b", "".join(path.read_text("utf-8") for path in sources)))
    assert raised == {path.stem[:5] for path in INVALID}


def test_a_problem_is_told_in_the_part_that_holds_it(plan: Plan) -> None:
    outer = f'{HEAD}<p>một</p>\n{{% include "inner.html" %}}{TAIL}'
    assert _told(plan, outer=outer, inner="\n<p>{{ nobody }}</p>") == [
        "templates/inner.html:2 KH403 there is nothing called 'nobody'"
    ]
    assert _told(plan, outer=outer, inner="\n\n<ul>\n<li>một</ul>\n") == [
        "templates/inner.html:4 KH405 <li> is not closed before </ul>"
    ]
    after = f'{HEAD}{{% include "inner.html" %}} thừa{TAIL}'
    assert _told(plan, outer=after, inner="<p>một</p>\n\n\n") == [
        "templates/outer.html:2 KH405 text stands outside of a paragraph, near 'thừa'"
    ]


def test_a_line_in_a_loop_and_in_a_macro_is_found(plan: Plan) -> None:
    text = f"{HEAD}{{% macro m() %}}\n<p><b>x</p>\n{{% endmacro %}}\n<p>a</p>\n{{{{ m() }}}}{TAIL}"
    assert _told(plan, a=text) == ["templates/a.html:3 KH405 <b> is not closed, near 'x'"]
    loop = "{% for i in range(3) %}\n<p>a</p>\n{% if i == 2 %}\nx\n{% endif %}\n{% endfor %}"
    assert _told(plan, a=f"{HEAD}{loop}{TAIL}") == [
        "templates/a.html:5 KH405 text stands outside of a paragraph, near 'x'"
    ]


def test_all_templates_that_cannot_be_read_are_told_in_one_run(plan: Plan) -> None:
    found = _told(plan, a="{% if %}", b="{{ a b }}", c=HEAD)
    assert [one.split()[:2] for one in found] == [
        ["templates/a.html:1", "KH401"],
        ["templates/b.html:1", "KH401"],
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("<tr><td>a</td></tr>", "a row of 1 cells does not fit a table of 2 columns"),
        ('<tr><td colspan="3">a</td></tr>', "a row of 1 cells does not fit"),
        ("<tr><td>a<td>b</td></tr>", "a table row holds only cells"),
        ("<tr><td>a</td>x<td>b</td></tr>", "a table row holds only cells"),
        ("<tr></td><td>a</td><td>b</td></tr>", "a table row holds only cells"),
        ("<tr><td>a</th><td>b</td></tr>", "a table row holds only cells"),
        ("<tr><td>a</td><td>b</tr>", "a table row holds only cells"),
        ('<tr><td colspan="x">a</td></tr>', 'colspan="x" is no number of cells'),
        ('<tr><td rowspan="0">a</td></tr>', 'rowspan="0" is no number of cells'),
    ],
)
def test_no_cell_is_lost(plan: Plan, rows: str, message: str) -> None:
    (found,) = _told(plan, a=f"{HEAD}{TABLE}<tbody>\n{rows}\n</tbody></table>{TAIL}")
    assert found.startswith(f"templates/a.html:4 KH405 {message}")


@pytest.mark.parametrize(
    ("spans", "bad"),
    [
        ([[(1, 1), (1, 1), (1, 1)]], None),
        ([[(3, 1)], [(2, 1), (1, 1)]], None),
        ([[(1, 2), (2, 1)], [(1, 1), (1, 1)], [(3, 1)]], None),
        ([[(1, 3), (1, 1), (1, 2)], [(1, 1)], [(2, 1)]], None),
        ([[(1, 1), (1, 2), (1, 1)], [(2, 1)]], 1),
        ([[(1, 2), (2, 1)], [(3, 1)]], 1),
        ([[(3, 1)], [(1, 1), (1, 1)]], 1),
        ([[(2, 1), (2, 1)]], 0),
    ],
)
def test_cells_cover_each_column_once(spans: list[list[tuple[int, int]]], bad: int | None) -> None:
    rows = [Row(tuple(Cell((), columns, down) for columns, down in row)) for row in spans]
    assert misfit(3, rows) == bad


def test_templates_are_read_composed(plan: Plan) -> None:
    texts = {"a.html": f"{HEAD}<p>Kê\u0301 hoa\u0323ch</p>{TAIL}"}
    assert "Kế hoạch" in tree(compose(plan, load_templates(texts, "templates"), "a.html"))


def test_problems_survive_the_way_between_processes(plan: Plan) -> None:
    templates = load_templates({"a.html": "{{ nobody }}"}, "templates")
    with pytest.raises(PlanError) as caught:
        compose(plan, templates, "a.html")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 (our own, just made)
    assert isinstance(again, PlanError)
    assert again.diagnostics == caught.value.diagnostics
    assert str(again) == str(caught.value)
