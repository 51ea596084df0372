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
    """KH246: the list of bodies below that an overlay gives is wrong.

    A name is none of the map's, two offices have one name, a unit is covered twice, or an office
    covers nothing. Write the units as the map names them, each once; what no office covers the
    body serves itself.
    """,
    """KH266: the numbers or the money that a body assigns and keeps do not fit what there is.

    Assign and keep no more than there is, or mend the total.
    """,
    """KH600: the file cannot be read.

    Look at its rights.
    """,
    """KH601: the file is empty.

    Ask the unit to send it again.
    """,
    """KH602: it is no workbook, or it is damaged.

    Ask the unit to send it again.
    """,
    """KH603: the workbook is locked by a password.

    Ask the unit to send it without one.
    """,
    """KH604: a workbook of the old kind, .xls.

    Save it as .xlsx.
    """,
    """KH605: another form's workbook, or none of a report form.

    Fill in the one that `khtt report blank` makes.
    """,
    """KH606: the workbook is for another month, half-year or year.

    Collect it for its own period.
    """,
    """KH608: what the sheet shows, its hidden mark and the file's properties disagree.

    Fill in the unit's own workbook.
    """,
    """KH609: a column was moved or renamed; it is not counted.

    Fill in the blank workbook itself.
    """,
    """KH610: the row of a unit is missing.

    Ask for the workbook with all its rows.
    """,
    """KH611: a unit stands on the sheet twice; neither row counts.

    Take one away.
    """,
    """KH612: two workbooks of one unit with other figures; neither is kept.

    Ask the unit which one holds.
    """,
    """KH613: a row of no unit of the table, or under another name; it is not counted.

    Write the name that was there.
    """,
    """KH614: a text or a spreadsheet's error where a number belongs.

    Write the number alone.
    """,
    """KH615: a negative number.

    Write the number.
    """,
    """KH616: a count that is not whole.

    A count has no fraction.
    """,
    """KH617: a date, or true or false, where a number belongs.

    Write the number.
    """,
    """KH618: a total that is not the sum of its rows, or is gone; its column is not counted.

    Let the total be the formula.
    """,
    """KH619: a formula without a value.

    Let Excel calculate and save; or write the number.
    """,
    """KH620 (warning): the totals were not calculated, so that nothing was held against them.

    The message tells where.
    """,
    """KH622 (warning): the same workbook twice; it counts once.

    The message tells where.
    """,
    """KH623: no figure is filled in; the workbook counts as not sent.

    The message tells where.
    """,
    """KH624: a number that no unit can have.

    Write the number.
    """,
    """KH626: a row was inserted or deleted above the table; nothing of the workbook is counted.

    Fill in the blank workbook itself.
    """,
    """KH627: an old file sent again after another took its place; nothing of it is kept.

    Take it away. If it holds after all, save it once more.
    """,
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
