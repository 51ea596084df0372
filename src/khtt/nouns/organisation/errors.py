"""Why no body answers to a name: no office of its own, no list of offices, not at this time."""

from khtt.nouns.language import _
from khtt.nouns.territory import UnknownPlace


class NoOffice(UnknownPlace):
    """A unit without an office of its own; `where` names the body that serves it."""

    def __str__(self) -> str:
        """Give the message: `quận Hà Đông: served by BHXH thành phố Hà Nội itself`."""
        return _("{unit}: served by {body} itself").format(unit=self.query, body=self.where)


class NoList(UnknownPlace):
    """The offices below a body are not known; `where` names the body."""

    def __str__(self) -> str:
        """Give the message, with what to do about it."""
        return _(
            "no {what} '{query}' is known: not all offices below {body} are public;"
            " it can list them in its own file"
        ).format(what=_(self.what), query=self.query, body=self.where)


class NoBases(UnknownPlace):
    """A base office was asked for before there were any."""

    def __str__(self) -> str:
        """Give the message: `no base office 'cao-lanh' ...: base offices began on 1 July 2025`."""
        return _("no {what} '{query}' {where}: base offices began on 1 July 2025").format(
            what=_(self.what), query=self.query, where=self.where
        )


class NoCommittee(LookupError):  # noqa: N818 (it names the problem)
    """A body works in several units of the map, each with a People's Committee of its own."""

    def __str__(self) -> str:
        """Give the message: `BHXH khu vực XXXIII has no People's Committee: it covers several units`."""
        return _("{body} has no People's Committee: it covers several units").format(
            body=self.args[0]
        )
