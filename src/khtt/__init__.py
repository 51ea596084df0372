"""khtt (kế hoạch truyền thông): a compiler from communication plans to Word documents.

For other programs:

>>> from khtt import check_plan, compile_plan, diff_plans, load_plan
>>> load_plan("plans/2023.yaml").plan.title
'Kế hoạch công tác thông tin, truyền thông năm 2023'
>>> check_plan("plans/2023.yaml")
()
>>> document = compile_plan("plans/2023.yaml", "Đồng Tháp")
>>> document.startswith(b"PK")
True
>>> changes = diff_plans("plans/2022.yaml", "plans/2023.yaml")

What is wrong with a plan is raised as PlanError, whose `diagnostics` tell the places.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khtt.compiler.library import check_plan, compile_plan, diff_plans, load_plan
    from khtt.nouns.diagnostic import PlanError

__version__ = "0.1.0"
__all__ = ["PlanError", "check_plan", "compile_plan", "diff_plans", "load_plan"]


def __getattr__(name: str) -> object:
    """Import a public name at its first use: the command line needs few of them."""
    if name == "PlanError":
        from khtt.nouns.diagnostic import PlanError

        return PlanError
    if name in __all__:
        from khtt.compiler import library

        return getattr(library, name)
    message = f"module 'khtt' has no attribute '{name}'"
    raise AttributeError(message)
