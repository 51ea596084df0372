"""`python -m khtt` is the command `khtt`."""

from khtt.cli import main

main()
