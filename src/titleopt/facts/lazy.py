"""A fact that is computed when first asked for and then kept."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used as a decorator, like property
    """``functools.cached_property`` without its lock, which costs more than most facts.

    >>> class Circle:
    ...     @lazy
    ...     def area(self):
    ...         return 3
    >>> Circle().area
    3
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    def fill(self, instances: Iterable[object]) -> None:
        """Compute the fact of all instances that have not been asked for it."""
        name, compute = self.name, self.compute
        for instance in instances:
            known = instance.__dict__
            if name not in known:
                known[name] = compute(instance)

    @overload
    def __get__(self, instance: None, owner: type) -> "lazy[T]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> "T | lazy[T]":
        if instance is None:
            return self
        value = self.compute(instance)
        instance.__dict__[self.name] = value
        return value


class rare(lazy[T]):  # noqa: N801 - as above
    """A fact that few titles need, so that none is computed before it is asked for."""
