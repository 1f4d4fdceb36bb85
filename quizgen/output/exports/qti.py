"""A QTI 2.1 content package (1EdTech): a manifest, a test, and an item for each question with its text beside it.

QTI 2.1 has no ruby, so that readings stand in brackets: 漢字（かんじ）.
"""

import io
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from quizgen.output.exports.base import Handout
from quizgen.output.exports.qti_item import QTI, element, item_xml

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_DAY = (2020, 1, 1, 0, 0, 0)
"""The date of every file in the package, so that the same quiz gives the same bytes."""


def write(handout: Handout) -> bytes:
    """The package, a zip file."""
    names = {q.item.id: f"items/{q.item.id}.xml" for q in handout.questions}
    files = {"imsmanifest.xml": _manifest(names), "test.xml": _test(handout, names)}
    files |= {names[q.item.id]: item_xml(q, handout.credits) for q in handout.questions}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, root in files.items():
            package.writestr(zipfile.ZipInfo(name, _DAY), ET.tostring(root, encoding="utf-8", xml_declaration=True))
    return out.getvalue()


def _test(handout: Handout, names: dict[str, str]) -> ET.Element:
    refs = (element("assessmentItemRef", identifier=key, href=name) for key, name in names.items())
    section = element("assessmentSection", *refs, identifier="section", title=handout.title, visible="true")
    part = element("testPart", section, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    return element("assessmentTest", part, xmlns=QTI, identifier="test", title=handout.title)


def _manifest(names: dict[str, str]) -> ET.Element:
    schema = element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0")
    uses = (element("dependency", identifierref=key) for key in names)
    test = _resource("test", "imsqti_test_xmlv2p1", "test.xml", uses)
    items = (_resource(key, "imsqti_item_xmlv2p1", name) for key, name in names.items())
    parts = element("metadata", *schema), element("organizations"), element("resources", test, *items)
    return element("manifest", *parts, xmlns=_PACKAGE, identifier="quizgen")


def _resource(key: str, kind: str, href: str, uses: Iterable[ET.Element] = ()) -> ET.Element:
    return element("resource", element("file", href=href), *uses, identifier=key, type=kind, href=href)
