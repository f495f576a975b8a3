"""Marks a method that replaces Qt's own: typing's `override`, which Python 3.11 lacks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override  # the type checker brings it; no dependency
else:
    F = TypeVar("F", bound=Callable[..., object])

    def override(method: F) -> F:
        """The method as it is; the type checker does the checking."""
        return method
