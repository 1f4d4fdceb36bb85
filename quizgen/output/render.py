"""The one place that knows Jinja for sheets; the web app shares its templates ``furigana.html`` and ``item.html``."""

from functools import cache
from typing import TYPE_CHECKING

from quizgen import paths

if TYPE_CHECKING:
    import jinja2


@cache
def environment() -> "jinja2.Environment":
    """The Jinja environment over ``templates/``: autoescaped, an unknown name is an error."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(paths.shipped("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )


def render(template: str, **values: object) -> str:
    """A template of ``templates/`` filled in."""
    return environment().get_template(template).render(**values)


def source(name: str) -> str:
    """A file of ``templates/`` as it is; for a stylesheet inside a page."""
    return (paths.shipped("templates") / name).read_text(encoding="utf-8")
