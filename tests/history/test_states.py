"""The states of a submission: what may follow what, and what no sequence of steps can bring about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.errors import InputError
from xlcore.history.states import Act, State, acted, needs_reason, seen

OPEN = [state for state in State if state is not State.LOCKED]
states = st.sampled_from(list(State))
acts = st.sampled_from(list(Act))


def allowed(state: State, act: Act, why: str, *, errors: bool) -> bool:
    try:
        acted(state, act, why, errors=errors)
    except InputError:
        return False
    return True


@pytest.mark.parametrize(
    ("before", "new", "errors", "after"),
    [
        (State.AWAITED, True, False, State.RECEIVED),
        (State.AWAITED, True, True, State.WRONG),
        (State.WRONG, True, False, State.CORRECTED),
        (State.RETURNED, True, False, State.CORRECTED),
        (State.RETURNED, True, True, State.WRONG),
        (State.RETURNED, False, True, State.RETURNED),
        (State.CORRECTED, True, False, State.CORRECTED),
        (State.CORRECTED, False, False, State.CORRECTED),
        (State.WRONG, False, False, State.RECEIVED),
        (State.RECEIVED, False, True, State.WRONG),
        (State.ACCEPTED, False, True, State.ACCEPTED),
        (State.ACCEPTED, True, False, State.RECEIVED),
        (State.ACCEPTED, True, True, State.WRONG),
    ],
)
def test_a_run_moves_a_submission_by_what_it_sees(before, new, errors, after):
    assert seen(before, new=new, errors=errors) is after


@pytest.mark.parametrize(
    ("before", "act", "errors", "after"),
    [
        (State.RECEIVED, Act.ACCEPT, False, State.ACCEPTED),
        (State.WRONG, Act.ACCEPT, True, State.ACCEPTED),
        (State.WRONG, Act.RETURN, True, State.RETURNED),
        (State.ACCEPTED, Act.REOPEN, False, State.RECEIVED),
        (State.ACCEPTED, Act.REOPEN, True, State.WRONG),
        (State.RETURNED, Act.REOPEN, True, State.WRONG),
    ],
)
def test_a_person_moves_a_submission_by_an_act(before, act, errors, after):
    assert acted(before, act, "vì vậy", errors=errors) is after


@pytest.mark.parametrize(
    ("before", "act"),
    [
        (State.AWAITED, Act.ACCEPT),
        (State.ACCEPTED, Act.ACCEPT),
        (State.ACCEPTED, Act.RETURN),
        (State.RECEIVED, Act.REOPEN),
    ],
)
def test_an_act_out_of_turn_is_refused_with_the_state(before, act):
    with pytest.raises(InputError, match=f"trạng thái “{before.value}”"):
        acted(before, act, "vì vậy", errors=False)


@given(states, st.booleans(), st.booleans())
def test_looking_twice_at_the_same_version_changes_nothing_more(state, new, errors):
    once = seen(state, new=new, errors=errors)

    assert seen(once, new=False, errors=errors) is once


@given(st.sampled_from(OPEN), st.booleans())
def test_a_new_version_is_never_taken_for_accepted(state, errors):
    assert seen(state, new=True, errors=errors) not in {State.ACCEPTED, State.RETURNED, State.LOCKED, State.AWAITED}


@given(st.sampled_from(OPEN), st.booleans())
def test_a_submission_with_errors_is_never_shown_as_good_by_a_run(state, new):
    after = seen(state, new=new, errors=True)

    assert after is State.WRONG or (after is state and not new)


@given(acts, st.text(), st.booleans(), st.booleans())
def test_nothing_moves_a_locked_submission(act, why, new, errors):
    assert seen(State.LOCKED, new=new, errors=errors) is State.LOCKED
    assert not allowed(State.LOCKED, act, why, errors=errors)


@given(states, acts, st.sampled_from(["", " ", "\n\t"]), st.booleans())
def test_what_needs_a_reason_is_refused_without_one(state, act, why, errors):
    if needs_reason(act, errors=errors):
        assert not allowed(state, act, why, errors=errors)


@given(st.sampled_from(OPEN), acts, st.booleans())
def test_an_act_is_possible_from_the_same_states_whatever_the_errors(state, act, errors):
    assert allowed(state, act, "vì vậy", errors=errors) == allowed(state, act, "vì vậy", errors=not errors)


@given(st.sampled_from(OPEN), st.booleans())
def test_what_was_accepted_can_be_reopened_and_accepted_again(state, errors):
    if allowed(state, Act.ACCEPT, "vì vậy", errors=errors):
        again = acted(acted(state, Act.ACCEPT, "vì vậy", errors=errors), Act.REOPEN, "vì vậy", errors=errors)
        assert acted(again, Act.ACCEPT, "vì vậy", errors=errors) is State.ACCEPTED
