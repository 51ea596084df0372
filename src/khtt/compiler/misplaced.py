"""What is wrong with where an overlay lies and whom it lists: its file, its body, the bodies below."""

from pathlib import Path

from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _
from khtt.nouns.organisation import Body
from khtt.nouns.plan.chain import Chain, Layer


def misnamed(path: Path) -> Diagnostic:
    """Tell of a file whose ending is not that of an overlay."""
    message = _("the name of an overlay ends in .yaml, not {ending}: it would not be found").format(
        ending=path.suffix
    )
    hint = _("call it {name}.yaml").format(name=path.stem)
    return Diagnostic("KH222", message, Place(path.as_posix(), 1, 1), hint=hint)


def second(layer: Layer, other: Layer, body: Body) -> Diagnostic:
    """Tell of a second overlay of one body."""
    message = _("{body} has an overlay already").format(body=body.short)
    hint = _("join the two in {name}.yaml").format(name=body.slug)
    where = Related(Place(other.source.file, 1, 1), _("is the other"))
    return Diagnostic("KH222", message, layer.place(("overlay",)), hint=hint, related=(where,))


def bad_list(message: str, at: Place, base: Chain, body: Body) -> Diagnostic:
    """Tell what is wrong in a list of the bodies below."""
    hint = _("write the units as the map names them, each once")
    if body.area.districts_counted:
        hint = _("see: khtt list districts --province {name}").format(name=body.slug)
    where = Related(base.source.place(("plan", "as_of")), _("the map is that of this day"))
    return Diagnostic("KH246", message, at, hint=hint, related=(where,))
