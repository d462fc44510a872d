import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.schedules import SCHEDULES, ConstantRate, CosineDecay, StepDecay, WarmUp

plain = st.one_of(
    st.just(ConstantRate()),
    st.builds(StepDecay, st.integers(1, 500), st.floats(0, 1)),
    st.builds(CosineDecay, st.integers(1, 5000), st.floats(0, 1)),
)
any_schedule = st.one_of(plain, st.builds(WarmUp, st.integers(1, 500), plain))


def test_the_schedules_have_names():
    assert list(SCHEDULES) == ["constant", "step", "cosine"]
    assert SCHEDULES["cosine"](total=10) == CosineDecay(10, floor=0.0)
    assert SCHEDULES["step"](every=10) == StepDecay(10, shrink=0.1)


@given(any_schedule, st.integers(1, 10_000))
def test_a_factor_is_never_below_0_or_above_1(schedule, step):
    assert 0 <= schedule.factor(step) <= 1


@given(plain, st.integers(1, 6000))
def test_without_a_warm_up_the_rate_begins_whole_and_never_rises(schedule, step):
    assert schedule.factor(1) == 1
    assert schedule.factor(step + 1) <= schedule.factor(step)


@given(any_schedule, st.lists(st.integers(1, 1000), min_size=1, max_size=5))
def test_a_factor_depends_on_the_step_alone(schedule, steps):
    first = [schedule.factor(step) for step in steps]

    assert [schedule.factor(step) for step in reversed(steps)] == first[::-1]


def test_a_constant_rate_stays():
    assert {ConstantRate().factor(step) for step in (1, 7, 10**6)} == {1.0}


def test_a_step_decay_shrinks_after_every_so_many_steps():
    schedule = StepDecay(every=3, shrink=0.5)

    factors = [schedule.factor(step) for step in range(1, 8)]

    assert factors == [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25]


def test_a_cosine_is_halfway_after_half_of_the_steps_and_at_the_floor_after_all():
    schedule = CosineDecay(total=100)

    assert schedule.factor(51) == pytest.approx(0.5)
    assert schedule.factor(26) == pytest.approx((1 + 2**-0.5) / 2)
    assert 0 < schedule.factor(100) < 0.001
    assert schedule.factor(101) == pytest.approx(0.0, abs=1e-15)
    assert schedule.factor(1000) == pytest.approx(0.0, abs=1e-15)


def test_a_cosine_can_end_above_0():
    schedule = CosineDecay(total=10, floor=0.2)

    assert schedule.factor(6) == pytest.approx(0.6)
    assert schedule.factor(11) == schedule.factor(99) == pytest.approx(0.2)


@given(plain, st.integers(1, 50), st.integers(1, 200))
def test_a_warm_up_rises_evenly_and_is_then_the_schedule_itself(schedule, steps, step):
    warm = WarmUp(steps, schedule)

    assert warm.factor(steps + step) == schedule.factor(steps + step)
    inside = min(step, steps)
    assert warm.factor(inside) == pytest.approx(inside / steps * schedule.factor(inside))


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: StepDecay(0), "two rates cannot be 0"),
        (lambda: StepDecay(10, shrink=1.5), "factor of the learning rate cannot be 1.5"),
        (lambda: CosineDecay(-3), "lowest rate cannot be -3"),
        (lambda: CosineDecay(10, floor=-0.1), "lowest factor .* cannot be -0.1"),
        (lambda: WarmUp(0, ConstantRate()), "warm-up steps cannot be 0"),
    ],
)
def test_an_impossible_setting_is_named(make, named):
    with pytest.raises(Failure, match=named):
        make()
