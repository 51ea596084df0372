"""What a document with tracked changes says once all are accepted or rejected, told two ways."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

TEXTS = {qn("w:t"), qn("w:delText")}
BREAK = qn("w:br")

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Settle(folder As String)
  Dim name As String, names() As String, count As Integer, i As Integer
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    ReDim Preserve names(count)
    names(count) = name
    count = count + 1
    name = Dir
  Loop
  For i = 0 To count - 1
    Store folder, names(i), "Accept"
    Store folder, names(i), "Reject"
  Next
  StarDesktop.terminate
End Sub
Sub Store(folder As String, name As String, what As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  whole = ConvertToURL(folder &amp; "/" &amp; name)
  doc = StarDesktop.loadComponentFromURL(whole, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = doc.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" &amp; what &amp; "AllTrackedChanges", "", 0, none())
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8,LF"
  doc.storeToURL(whole &amp; "." &amp; LCase(what), filter())
  doc.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
  library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


def accepted(data: bytes) -> list[str]:
    """Give the paragraphs once all changes are accepted."""
    return list(_settled(data, gone=qn("w:del")))


def rejected(data: bytes) -> list[str]:
    """Give the paragraphs once all changes are rejected."""
    return list(_settled(data, gone=qn("w:ins")))


def _settled(data: bytes, gone: str) -> Iterator[str]:
    """Drop runs of one kind; a paragraph whose mark goes falls into the next one."""
    waiting = ""
    for paragraph in docx.Document(BytesIO(data)).element.body.iterchildren(qn("w:p")):
        text = waiting + "".join(_texts(paragraph, gone))
        waiting = ""
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{gone}") is None:
            yield text
        else:
            waiting = text
    assert not waiting, "the last paragraph cannot go"


def _texts(element: BaseOxmlElement, gone: str) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == gone:
            continue
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag == BREAK:
            yield "\n"
        else:
            yield from _texts(child, gone)


def settled_in_office(documents: dict[str, bytes], folder: Path) -> dict[str, tuple[str, str]]:
    """Give the text of documents, all accepted and all rejected, as LibreOffice settles them."""
    profile = folder / "profile"
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    # A profile takes macros only once it exists.
    subprocess.run(
        [*office, "--terminate_after_init"], check=True, capture_output=True, timeout=120
    )
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Module1.xba").write_text(MACRO, "utf-8")
    (library / "script.xlb").write_text(LIBRARY, "utf-8")
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    settle = f'macro:///Standard.Module1.Settle("{folder}")'
    subprocess.run([*office, settle], check=True, capture_output=True, timeout=300)
    return {
        name: (_said(folder, name, "accept"), _said(folder, name, "reject")) for name in documents
    }


def _said(folder: Path, name: str, what: str) -> str:
    return (folder / f"{name}.docx.{what}").read_text("utf-8-sig").removesuffix("\n")
