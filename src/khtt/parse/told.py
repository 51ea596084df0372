"""What is told of the problems of shape (KH1xx)."""

TOLD = (
    """KH101: a key does not belong here.

    It is misspelled, or belongs to another part of the plan; or a text with a comma or a colon
    needs quotes. The hint says which.

    Wrong:
        contents: [{id: said, ref: I, txt: Nội dung}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung}]
    """,
    """KH102: a key is missing.

    The hint shows one as it may look.

    Wrong:
        contents: [{id: said, ref: I}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung}]
    """,
    """KH103: a value is of the wrong kind: text for a number, a mapping for a list.

    Read the hint; look at the indentation and the dashes.

    Wrong:
        recipients: {first: Bộ Tài chính}
    Right:
        recipients: [Bộ Tài chính]
    """,
    """KH104: an id is not one: small letters a-z, digits, single hyphens.

    An id is a name that stays when texts and numbers change. The number of an item goes to `ref`.

    Wrong:
        contents: [{id: Nội dung, ref: I, text: Nội dung}]
    Right:
        contents: [{id: content, ref: I, text: Nội dung}]
    """,
    """KH105: there is no such day.

    Days are written day/month/year.

    Wrong:
        plan: {as_of: 31/4/2023}
    Right:
        plan: {as_of: 30/4/2023}
    """,
    """KH106: a text is empty.

    Write it, or leave the key out.

    Wrong:
        contents: [{id: said, ref: I, text: " "}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung}]
    """,
    """KH107: a value is none of those that may stand here.

    The message lists them.

    Wrong:
        plan: {scope: country}
    Right:
        plan: {scope: nation}
    """,
    """KH108: a number is too large or too small, or a list is empty.

    The message tells the bound.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, schedule: {months: [13]}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, schedule: {months: [12]}}]
    """,
    """KH109: a quantity does not say exactly one thing.

    One of exactly, at_least, at_most, about, over, between, or a frequency such as `regular`; a
    share tells of what (`of`).

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {exactly: 1, at_least: 2, unit: cuộc}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {exactly: 1, unit: cuộc}}]
    """,
)
