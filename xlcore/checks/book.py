"""The book of rules as the program knows it, and as the bloc changed it.

A rule that is declared without a sentence speaks in the sentence of its operator, composed only here.
"""

from collections.abc import Iterable
from functools import cache

from ..declare import CrossRule, Operator, Rule, Sheet
from ..domain.appraising import APPRAISING
from ..domain.awarding import AWARDING
from ..domain.business import BUSINESS
from ..domain.general import GENERAL
from ..domain.handling import HANDLING
from ..domain.rulebook import Amendment, Check, Rulebook
from ..domain.scoring import SCORING
from ..sheets import ACROSS, BY_KEY, DATA_SHEETS

_CELLS = "{{left_cells}} so với {{right_cells}}"
_SENTENCES = {
    Operator.EQUAL: f"{{left}} là {{{{left}}}}, nhưng {{right}} là {{{{right}}}} (chênh {{{{difference}}}}; {_CELLS}).",
    Operator.NOT_EQUAL: f"{{left}} và {{right}} cùng là {{{{left}}}} ({_CELLS}).",
    Operator.AT_LEAST: f"{{left}} là {{{{left}}}}, ít hơn {{right}} là {{{{right}}}} ({_CELLS}).",
    Operator.MORE: f"{{left}} là {{{{left}}}}, không nhiều hơn {{right}} là {{{{right}}}} ({_CELLS}).",
    Operator.AT_MOST: f"{{left}} là {{{{left}}}}, nhiều hơn {{right}} là {{{{right}}}} ({_CELLS}).",
    Operator.LESS: f"{{left}} là {{{{left}}}}, không ít hơn {{right}} là {{{{right}}}} ({_CELLS}).",
    Operator.BOTH_OR_NONE: f"Chỉ điền một trong hai: {{left}} hoặc {{right}} ({_CELLS}).",
    Operator.NOT_BOTH: f"Điền cả {{left}} và {{right}}, trong khi chỉ được điền một ({_CELLS}).",
    Operator.NEAR: "{left} là {{left}}, {right} là {{right}}: chênh {{change}} %, quá ngưỡng {{tolerance}} %.",
}
_REMEDIES = {
    Operator.EQUAL: "Sửa cho khớp: {left} = {right}.",
    Operator.NOT_EQUAL: "Kiểm tra hai ô: {left} phải khác {right}.",
    Operator.AT_LEAST: "Kiểm tra hai ô: {left} không được ít hơn {right}.",
    Operator.MORE: "Kiểm tra hai ô: {left} phải nhiều hơn {right}.",
    Operator.AT_MOST: "Kiểm tra hai ô: {left} không được quá {right}.",
    Operator.LESS: "Kiểm tra hai ô: {left} phải ít hơn {right}.",
    Operator.BOTH_OR_NONE: "Điền cả hai hoặc để trống cả hai: {left} và {right}.",
    Operator.NOT_BOTH: "Bỏ trống một trong hai: {left} hoặc {right}.",
    Operator.NEAR: "Kiểm tra lại hai số: {left} và {right}.",
}


def check_of(sheet: Sheet, rule: Rule) -> Check:
    """The entry of a rule inside a sheet."""
    labels = {"left": sheet.label_of(rule.left), "right": sheet.label_of(rule.right)}
    return _entry(rule, sheet.title, labels)


def check_across(rule: CrossRule) -> Check:
    """The entry of a rule between sheets or periods; it is about both sheets."""
    left, right = BY_KEY[rule.left.sheet], BY_KEY[rule.right.sheet]
    about = left.title if left is right else f"{left.title}, {right.title}"
    labels = {"left": left.label_of(rule.left.expression), "right": right.label_of(rule.right.expression)}
    return _entry(rule, about, labels)


@cache
def default_checks() -> tuple[Check, ...]:
    """Every check as the program knows it: files and cells first, then the sheets in order, then across."""
    inside = (check_of(sheet, rule) for sheet in DATA_SHEETS for rule in sheet.rules)
    return (*GENERAL, *inside, *map(check_across, ACROSS), *SCORING, *APPRAISING, *AWARDING, *HANDLING, *BUSINESS)


def default_rulebook() -> Rulebook:
    """The book without any change of the bloc."""
    return Rulebook.of(default_checks())


def amend(book: Rulebook, changes: Iterable[Amendment]) -> Rulebook:
    """Put in what the bloc changed; a check that the program does not know is left out."""
    known = (change.of(book[change.id]) for change in changes if change.id in book.checks)
    return Rulebook.of((*book.checks.values(), *known))


def _entry(rule: Rule | CrossRule, about: str, labels: dict[str, str]) -> Check:
    sentence = rule.sentence or _capital(_SENTENCES[rule.operator].format_map(labels))
    remedy = rule.remedy or _REMEDIES[rule.operator].format_map(labels)
    plain = Check(rule.id, about, rule.severity, sentence, remedy)
    return plain if rule.tolerance is None else plain._replace(tolerance=rule.tolerance)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
