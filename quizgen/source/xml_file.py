"""XML inside documents: no entities, nothing fetched, no endless nesting, one line where it is broken."""

from typing import TYPE_CHECKING

from quizgen.source.text import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


MAX_DEPTH = 200
"""How deep elements may stand in one another; what is read goes down by recursion."""


def parsed(data: bytes, name: str) -> "Element":
    """The root element; ``SourceError`` for what is no XML, declares entities, or is nested without end."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException, ElementTree

    try:
        root: Element = ElementTree.fromstring(data)
    except DefusedXmlException:
        raise SourceError(name, "its XML declares entities, which is not allowed") from None
    except (ParseError, ValueError, LookupError) as fault:
        raise SourceError(name, f"its XML is broken: {fault}") from None
    if _is_deep(root):
        raise SourceError(name, f"its XML is nested more than {MAX_DEPTH} deep")
    return root


def _is_deep(root: "Element") -> bool:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    return bool(level)
