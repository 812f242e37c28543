"""folium's templates, compiled when first rendered.

folium and branca compile 84 Jinja templates while they are imported, 0.2 s of processor time that the first map waits for; a map
renders five of them.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Template


def compile_when_rendered() -> None:
    """From now on a `jinja2.Template` made of a source is compiled at the first use of any of its attributes."""
    if "__getattr__" in vars(Template):
        return
    at_once = Template.__new__

    def later(cls: type[Template], source: Any, *given: Any, **options: Any) -> Any:
        if not isinstance(source, str):
            return at_once(cls, source, *given, **options)
        template = object.__new__(cls)
        vars(template)["_uncompiled"] = (source, given, options)
        return template

    def compiled(self: Template, name: str) -> Any:
        asked = vars(self).get("_uncompiled")
        if asked is None or name.startswith("__"):
            raise AttributeError(name)
        source, given, options = asked
        vars(self).update(vars(at_once(type(self), source, *given, **options)))
        vars(self).pop("_uncompiled", None)
        return getattr(self, name)

    Template.__new__ = later  # type: ignore[method-assign]
    Template.__getattr__ = compiled  # type: ignore[attr-defined]
