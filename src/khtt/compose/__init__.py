"""Plan + Jinja templates -> Document: the only Jinja."""

from khtt.compose.stage import Templates, compose, load_templates

__all__ = ["Templates", "compose", "load_templates"]
