"""XML inside documents: no entities, nothing fetched, one line where it is broken."""

from typing import TYPE_CHECKING

from quizgen.source.text import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def parsed(data: bytes, name: str) -> "Element":
    """The root element; ``SourceError`` for what is no XML, or declares entities."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException, ElementTree

    try:
        root: Element = ElementTree.fromstring(data)
    except DefusedXmlException:
        raise SourceError(name, "its XML declares entities, which is not allowed") from None
    except (ParseError, ValueError, LookupError) as fault:
        raise SourceError(name, f"its XML is broken: {fault}") from None
    return root
