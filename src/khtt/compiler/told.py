"""What is told of the problems that show where plans, overlays and templates are brought together."""

COMPILED = (
    """KH223: the overlay is for a year that has no plan.

    Write the plan of that year, or move the overlay.
    """,
    """KH238: what the districts take on does not add up to what their province asks for.

    Let the districts share the difference, or change the province's number.
    """,
    """KH239 (warning): the districts' parts of a sum of money do not come to the sum.

    More than the sum is an error, less a warning. Mend one of the parts, or the sum.
    """,
    """KH261: `khtt.yaml` names a rule or a kind of change that is not there.

    `khtt rules` lists the rules.
    """,
    """KH262: `khtt.yaml` turns a rule off that documents cannot do without.

    The YAML, the shape of a plan, its ids and overlays have to be sound. Delete the line.
    """,
)
COMPOSED = (
    """KH401: the template cannot be read: its Jinja, its characters.

    Mend that line; save the file as UTF-8.
    """,
    """KH402: a template, or one that it includes, is not there.

    A new first-level section needs a file in `templates/parts/`.
    """,
    """KH403: a name is undefined, or what was asked of it is not allowed or cannot be worked out.

    Templates see `plan` and what is set above the line.
    """,
    """KH404: a tag, class or attribute outside of the closed set.

    The guide of templates lists the set.
    """,
    """KH405: a tag stands where it may not, or is never closed; a row does not fill its table.

    The message tells near what.
    """,
    """KH406: a template includes itself, or its loops count over 100,000.

    Look at what it includes, and for a loop in a loop.
    """,
)
ACCOUNTED = (
    """KH501: an item is said nowhere in a body's document, and no rule leaves it out.

    Name who carries it out, waive it with a reason, or let a template say it.
    """,
    """KH502: a document tells an item without its number, its time or its money.

    Let the template say it where it says the item.
    """,
    """KH503: what an overlay decides is nowhere said, or decides about nothing.

    `khtt account --unsaid` lists what a document does not say.
    """,
)
REST = (
    """KH018 (warning): a comment `# khtt: allow KH312 because ...` where there is no such
    problem.

    Delete the comment, or put it on the line of the problem or above it.
    """,
    """KH019 (warning): a comment `# khtt: allow` without a code or a reason.

    Write `# khtt: allow KH312 because ...`, and say why.
    """,
    """KH607 (warning): a workbook of another province; with `--province` an error.

    Move it to its own province's folder.
    """,
    """KH621 (warning): figures are blank.

    What is not known stays blank; for none write 0.
    """,
    """KH625 (warning): units below a province have sent nothing yet.

    Ask them for their workbooks.
    """,
)
