"""What the server leaves out to start sooner is still there to be left out, and changes nothing that is drawn."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geo.settings import ROOT

_RENDERED = """
import random, re
{first}
import folium.plugins
random.seed(1)
made = folium.Map((49.5, 34.5))
folium.Marker((1, 2), popup="Sumy").add_to(made)
folium.plugins.Draw().add_to(made)
print(re.sub("[0-9a-f]{{32}}", "", made.get_root().render()))
"""


def printed(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_streamlit_still_has_what_the_start_leaves_out() -> None:
    from streamlit import delta_generator
    from streamlit.components.v2.component_manager import BidiComponentManager

    assert delta_generator._use_warning_has_been_displayed in (True, False)
    assert callable(BidiComponentManager.discover_and_register_components)


def test_streamlit_run_serves_what_app_py_names() -> None:
    from streamlit.web.server.app_discovery import discover_asgi_app

    assert discover_asgi_app(ROOT / "app.py").import_string == "app:app"
    code = "import app; print(app.app.script_path.name, [m.cls.__name__ for m in app.app._user_middleware])"
    assert printed(code) == "app.py ['Assets']\n"


def test_templates_compiled_late_render_the_same() -> None:
    late = (
        "from geo.ui import templates; templates.compile_when_rendered(); templates.compile_when_rendered()"
    )
    assert printed(_RENDERED.format(first=late)) == printed(_RENDERED.format(first=""))


@pytest.mark.parametrize("source", ["a {{ b }}", "{% macro m() %}x{% endmacro %}"])
def test_a_late_template_has_what_any_template_has(source: str) -> None:
    code = f"""
from geo.ui import templates
templates.compile_when_rendered()
import jinja2
made = jinja2.Template({source!r})
print("_uncompiled" in vars(made), made.render(b=1), made.module.__dict__.keys() >= {{"_body_stream"}}, hasattr(made, "none"))
print(jinja2.Environment().from_string({source!r}).render(b=1))
try:
    jinja2.Template("{{% if %}}").render()
except jinja2.TemplateSyntaxError as error:
    print(type(error).__name__)
"""
    first, second, third = printed(code).splitlines()
    rendered = "a 1" if "b" in source else ""
    assert (first, second, third) == (f"True {rendered} True False", rendered, "TemplateSyntaxError")
