"""A number, taken apart: its formula, and the numbers that enter it, each with its own address.

Every number of a record is `outside * f(sum of products)`: the products are the terms, `f` is
often nothing at all, and outside stands what multiplies the whole sum, as an activation's slope.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from engine.explain.places import Place
from engine.explain.rules import Form, Function, Rule

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Factor:
    """One number of a product: its value, and where it stands; a constant stands nowhere.

    `form` says how the value comes from the number at the place, as a slope does from an output.
    """

    value: float
    place: Place | None
    form: Form


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The same factor of many products.

    Attributes
    ----------
    values
        One a product, `(n,)`, or one for all, `(1,)`.
    form
        See `Factor`.
    layer, array, indices
        Where they stand, `indices` being `(n, axes)`; of a constant the layer is empty.
    learned
        Whether they are parameters: the same for every clip of the batch.
    """

    values: Array
    form: Form
    layer: str = ""
    array: str = ""
    indices: NDArray[np.int64] | None = None
    learned: bool = False

    def factor(self, number: int) -> Factor:
        """Return the factor of one product."""
        number = min(number, len(self.values) - 1)
        if self.indices is None:
            return Factor(float(self.values[number]), None, self.form)
        index = tuple(self.indices[number].tolist())
        return Factor(float(self.values[number]), Place(self.layer, self.array, index), self.form)

    @property
    def varies(self) -> bool:
        """Whether each clip has its own."""
        return self.indices is not None and not self.learned


Products = tuple[Column, ...]
"""Columns that are multiplied: one kind of term, such as all `W_ij x_j`."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One product of the sum."""

    factors: tuple[Factor, ...]
    product: float


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """Why a number is what it is.

    Attributes
    ----------
    place, batch
        Whose derivation this is, of the batch or of the spotlight clip.
    value
        As it was recorded.
    rule
        Its formula.
    function, outside, groups
        `value = outside * function(sum of the groups' products)`. A number that is given, or that
        only each clip of the batch by itself would explain, has no groups.
    ratio
        Of an update by another optimizer than gradient descent: how many times as large it is as
        plain gradient descent's would have been; else None.
    """

    place: Place
    batch: bool
    value: float
    rule: Rule
    function: Function = Function.SAME
    outside: tuple[Factor, ...] = ()
    groups: tuple[Products, ...] = ()
    ratio: float | None = None

    @property
    def products(self) -> Array:
        """All terms of the sum, `(n,)`."""
        if not self.groups:
            return np.zeros(0)
        return np.concatenate([products_of(group) for group in self.groups])

    @property
    def sum(self) -> float:
        """What all terms add up to."""
        return float(self.products.sum())

    @property
    def result(self) -> float:
        """The value, as the terms make it."""
        outside = reduce(lambda product, factor: product * factor.value, self.outside, 1.0)
        return outside * self.function.of(self.sum)

    def largest(self, count: int) -> list[Term]:
        """Return the `count` largest terms by size, the largest first."""
        products = self.products
        order = np.argsort(-np.abs(products), kind="stable")[:count]
        return [self.term(int(number), float(products[number])) for number in order]

    def term(self, number: int, product: float) -> Term:
        """Return term `number` of `products`."""
        for group in self.groups:
            length = _length(group)
            if number < length:
                return Term(tuple(column.factor(number) for column in group), product)
            number -= length
        raise IndexError(number)


def products_of(group: Products) -> Array:
    """Return the products of one kind of term, `(n,)`."""
    start = np.ones(_length(group))
    return reduce(lambda product, column: product * column.values, group, start)


def _length(group: Products) -> int:
    """As many as its columns have; constants alone make one."""
    return min((len(column.values) for column in group if column.indices is not None), default=1)
