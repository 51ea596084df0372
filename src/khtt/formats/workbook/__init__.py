"""The tables of report forms as workbooks, blank or filled in."""
