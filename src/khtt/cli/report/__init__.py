"""`khtt report`: report forms made, read back, added up, and who has sent what."""

import typer

from khtt.cli.report.blank import EXAMPLES as BLANK_EXAMPLES
from khtt.cli.report.blank import blank
from khtt.cli.report.collect import EXAMPLES as COLLECT_EXAMPLES
from khtt.cli.report.collect import collect
from khtt.cli.report.fill import EXAMPLES as FILL_EXAMPLES
from khtt.cli.report.fill import fill
from khtt.cli.report.status import EXAMPLES as STATUS_EXAMPLES
from khtt.cli.report.status import status

report = typer.Typer(no_args_is_help=True)


@report.callback()
def _kinds() -> None:
    """Make, collect and add up report forms."""


report.command(epilog=BLANK_EXAMPLES)(blank)
report.command(epilog=COLLECT_EXAMPLES)(collect)
report.command(epilog=FILL_EXAMPLES)(fill)
report.command(epilog=STATUS_EXAMPLES)(status)
