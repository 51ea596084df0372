"""A template read so that what its loops, joins and lists take is paid for."""

import re

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from khtt.nouns.language import _

# No template can name them: a filter's name has no blank.
LOOPED, JOINED, MADE = "looped by khtt", "joined by khtt", "made by khtt"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue000\ue001]")


def paid(environment: Environment, text: str, name: str) -> nodes.Template:
    """Give the tree of a template; raise TemplateSyntaxError where it cannot be read."""
    try:
        tree = environment.parse(text, name, name)
        found = _Paid(name).visit(tree)
    except (RecursionError, MemoryError, OverflowError, ValueError) as error:
        message = _("this is more than a template may hold")
        raise TemplateSyntaxError(message, 1, name, name) from error
    if not isinstance(found, nodes.Template):
        raise TypeError(found)
    return found


class _Paid(NodeTransformer):
    """Puts what pays around every loop, join and list of a template."""

    def __init__(self, name: str) -> None:
        self.name = name

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Count what a loop goes through."""
        self.generic_visit(node)
        if isinstance(node.iter, nodes.Expr):
            node.iter = _filtered(node.iter, LOOPED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Measure what is joined."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Measure a piece of a text or a list."""
        self.generic_visit(node)
        return _filtered(node, MADE) if isinstance(node.arg, nodes.Slice) else node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Look into a list that is made."""
        self.generic_visit(node)
        return node if _constant(node.items) else _filtered(node, MADE)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Look into a list that is made; names that are set are left alone."""
        self.generic_visit(node)
        plain = node.ctx != "load" or _constant(node.items)
        return node if plain else _filtered(node, MADE)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Look into a mapping that is made."""
        self.generic_visit(node)
        return node if _constant([one.value for one in node.items]) else _filtered(node, MADE)

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Refuse a text with characters that cannot stand in a document."""
        if isinstance(node.value, str) and (bad := UNPRINTABLE.search(node.value)):
            code = f"U+{ord(bad[0]):04X}"
            message = _("the character {code} cannot stand in a document").format(code=code)
            raise TemplateSyntaxError(message, node.lineno, self.name, self.name)
        return node


def _constant(found: list[nodes.Expr]) -> bool:
    return all(isinstance(one, nodes.Const) for one in found)


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
