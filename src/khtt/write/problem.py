"""What can be wrong with what an office hands to the writer."""


class BadReferenceDocument(ValueError):  # noqa: N818 (it names the problem)
    """The file given as reference is no Word document (.docx)."""
