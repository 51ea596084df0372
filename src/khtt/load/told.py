"""What is told of the problems that reading YAML finds (KH0xx)."""

TOLD = (
    """KH001: the text is not YAML.

    A colon, a quote, a bracket or a dash is missing, or a line does not fit those around it. The
    message says what the reader stumbled over, the hint what to do.

    Wrong:
        recipients: ["Bộ Tài chính, BHXH các tỉnh]
    Right:
        recipients: ["Bộ Tài chính", BHXH các tỉnh]
    """,
    """KH002: a key stands twice in one mapping.

    One of the two values would be lost. Keep one.

    Wrong:
        recipients: [Bộ Tài chính]
        recipients: [BHXH các tỉnh]
    Right:
        recipients: [Bộ Tài chính, BHXH các tỉnh]
    """,
    """KH003: a tab.

    YAML indents and parts with blanks. Let the editor write blanks for tabs.
    """,
    """KH004: a key is missing, or is not text.

    Every line of a mapping is `key: value`; a value that begins with `{` or `[` goes in quotes.

    Wrong:
        plan: {[title]: Kế hoạch}
    Right:
        plan: {field: truyền thông}
    """,
    """KH005: an anchor `&`, an alias `*` or a merge `<<`.

    A plan says each thing where it stands. Write the value out, or put a text that begins with
    such a sign in quotes.

    Wrong:
        recipients: [&one Bộ Tài chính]
    Right:
        recipients: [Bộ Tài chính]
    """,
    """KH006: a tag such as `!!int`.

    What a value is follows from its key. Delete the tag, or put the text in quotes.

    Wrong:
        recipients: [!!str Bộ Tài chính]
    Right:
        recipients: [Bộ Tài chính]
    """,
    """KH007: a second document begins in the file.

    One file, one plan: delete the line `---`.
    """,
    """KH008: the file is empty.

    A plan begins with `khtt: 1` and `plan:`. `khtt new` writes one to begin with.
    """,
    """KH009: a byte is not UTF-8.

    The file was saved in an old code page. Save it as UTF-8.
    """,
    """KH010: a character that cannot be seen.

    A control character, a no-break space, a zero-width space: it came with a text that was pasted.
    Delete it, or write an ordinary blank.
    """,
    """KH011 (warning): letters and their marks are separate characters (not NFC).

    It is read as NFC, and the places are right; other programs will not find such words. Let the
    editor save it so (Unicode dựng sẵn).
    """,
    """KH012: values are nested deeper than 40 levels.

    No plan is. Look for a bracket that was never closed.
    """,
    """KH013: the file has more than 2,000,000 bytes.

    A plan of three thousand lines has 150,000. Is it a plan file at all?
    """,
    """KH014: a merge conflict is not resolved.

    git left both versions in the file, between `<<<<<<<`, `=======` and `>>>>>>>`. Keep what is
    right and delete the three lines.
    """,
)
