"""khtt (kế hoạch truyền thông): a compiler from communication plans to Word documents."""

__version__ = "0.1.0"
