"""Formulas: Excel's English writing to the one that LibreOffice's interface takes, and back. Pure text, no office.

=SUM('Trang 1'!A1:B2,2) is =SUM($'Trang 1'.A1:B2;2) there; {1,2;3} is {1;2|3}; a few functions have other names.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote

from .addresses import quoted
from .errors import UnsupportedError

_RENAMED = {
    "CEILING": "CEILING.XCL",
    "FLOOR": "FLOOR.XCL",
    "CEILING.MATH": "CEILING",
    "FLOOR.MATH": "FLOOR",
    "EFFECT": "EFFECTIVE",
    "FORMULATEXT": "FORMULA",
    "PDURATION": "DURATION",
    "RRI": "ZGZ",
    "SKEW.P": "SKEWP",
    "ERROR.TYPE": "ERRORTYPE",
}
"""Functions by Excel's name that the interface knows by another one: 7.4's own map, compared with that of OOXML."""
_BACK = {calc: excel for excel, calc in _RENAMED.items()}
_ADDED = re.compile(r"COM\.SUN\.STAR\.SHEET\.ADDIN\.(?:ANALYSIS|DATEFUNCTIONS)\.GET(\w+)", re.IGNORECASE)
_CELL = r"\$?[A-Za-z]{1,3}\$?\d+"
_AREA = rf"{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}\b|\$?\d+:\$?\d+"
_TEXT = r'"(?:[^"]|"")*"'
_NAME = r"'(?:[^']|'')*'"
_ERROR = r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)"
_EXCEL = re.compile(
    rf"(?P<text>{_TEXT})|(?P<sheet>(?:{_NAME}|(?:\[[^\]]*\])?[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)(?P<area>{_AREA})?"
    rf"|(?P<error>{_ERROR})|(?P<column>\w*\[(?:[^\[\]]|\[[^\[\]]*\])*\])|(?P<function>[^\W\d][\w.]*(?=\())"
    rf"|(?P<word>\$?[\w.$]+)|(?P<space>\s+)|(?P<mark>.)",
    re.DOTALL,
)
_CALC_SHEET = rf"(?:'file:(?P<{{0}}file>(?:[^']|'')*)'#)?\$?(?P<{{0}}sheet>{_NAME}|(?<![\w.])[^\W\d]\w*)\."
_CALC = re.compile(
    rf"(?P<text>{_TEXT})|(?P<truth>TRUE|FALSE)\(\)|(?P<function>[^\W\d][\w.]*(?=\())"
    rf"|{_CALC_SHEET.format('')}(?:(?P<first>{_AREA})(?::{_CALC_SHEET.format('last_')}(?P<last>{_CELL}))?|(?P<rest>(?:{_ERROR})|[^\W\d]\w*))"
    rf"|(?P<error>{_ERROR})|(?P<word>\$?[\w.$]+)|(?P<space>\s+)|(?P<mark>.)",
    re.DOTALL,
)
_OPENS, _CLOSES = frozenset("(,;~!+-*/^&=<>:{|"), frozenset(")}")


def is_formula(value: object) -> bool:
    """Whether a value given to a cell is a formula, as Excel takes it."""
    return isinstance(value, str) and len(value) > 1 and value.startswith("=")


def to_calc(formula: str) -> str:
    """Excel's writing to LibreOffice's."""
    return "".join(_written(formula, _EXCEL, _from_excel, arguments=(",", ";"), rows=(";", "|"), crossing=(" ", "!")))


def to_excel(formula: str) -> str:
    """LibreOffice's writing to Excel's."""
    return "".join(_written(formula, _CALC, _from_calc, arguments=(";", ","), rows=("|", ";"), crossing=("!", " ")))


def moved(formula: str, down: int, right: int) -> str:
    """A formula in Excel's writing as it reads after it was copied some rows down and columns to the right."""
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - it takes longer to load than most calls take

    return str(Translator(formula, origin="XFD1048576").translate_formula(row_delta=down, col_delta=right))


def _written(
    formula: str,
    grammar: re.Pattern[str],
    word: Callable[[re.Match[str]], str],
    *,
    arguments: tuple[str, str],
    rows: tuple[str, str],
    crossing: tuple[str, str],
) -> Iterator[str]:
    """Walk over the pieces; what a mark means depends on the brackets around it."""
    around, before, called = [""], "=", False
    union = {",": "~", "~": ","} if arguments[0] == "," else {"~": ","}
    for piece in grammar.finditer(formula):
        kind, found = piece.lastgroup or "", piece[0]
        if kind in {"mark", "space"}:
            inside = around[-1]
            if found in "({":
                around.append("call" if called and found == "(" else found)
            elif found in ")}" and len(around) > 1:
                around.pop()
            elif inside == "{":
                found = dict((arguments, rows)).get(found, found)
            elif found == arguments[0] and inside == "call":
                found = arguments[1]
            elif kind == "space" or found == crossing[0]:
                found = crossing[1] if _crosses(before, formula[piece.end() :], crossing[0]) else found
            else:
                found = union.get(found, found)
            yield found
        else:
            yield word(piece)
        called = kind == "function"
        if kind != "space":
            before = piece[0]


def _crosses(before: str, after: str, mark: str) -> bool:
    """Whether a blank (Excel) or a ! (LibreOffice) between two pieces asks for the cells that two ranges share."""
    if mark == "!":
        return True
    return (
        before[-1:] not in _OPENS
        and bool(after)
        and (after[0] not in _OPENS | _CLOSES or after[0] == "(")
        and after[0] != "%"
    )


def _from_excel(piece: re.Match[str]) -> str:
    if name := piece["function"]:
        plain = name.removeprefix("_xlfn.").removeprefix("_xlws.")
        return _RENAMED.get(plain.upper(), plain)
    if sheet := piece["sheet"]:
        return _sheet_to_calc(sheet[:-1], piece["area"])
    return f"{piece[0]}()" if piece[0].upper() in {"TRUE", "FALSE"} else piece[0]


def _sheet_to_calc(sheet: str, area: str | None) -> str:
    plain = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    folder, mark, rest = plain.rpartition("[")
    file, _, plain = rest.partition("]") if mark else ("", "", plain)
    if mark and not folder:
        raise UnsupportedError(f"[{file}]", "công thức tham chiếu sổ khác phải ghi cả đường dẫn của tệp")
    place = f"'{_address(folder + file)}'#" if mark else ""
    first, several, last = plain.partition(":")
    if not several or area is None:
        return f"{place}${_in_quotes(plain)}.{area or ''}"
    top, _, bottom = area.partition(":")
    return f"{place}${_in_quotes(first)}.{top}:${_in_quotes(last)}.{bottom or top}"


def _from_calc(piece: re.Match[str]) -> str:
    if truth := piece["truth"]:
        return truth
    if name := piece["function"]:
        plain = found[1].upper() if (found := _ADDED.fullmatch(name)) else name
        return _BACK.get(plain, plain)
    if piece["sheet"] is None:
        return piece[0]
    sheet, area = _plain(piece["sheet"]), piece["first"] or piece["rest"]
    written = quoted(sheet)
    if piece["last"]:
        last = _plain(piece["last_sheet"])
        area = area if area == piece["last"] else f"{area}:{piece['last']}"
        if last != sheet:
            plain = quoted(sheet) == sheet and quoted(last) == last
            written = f"{sheet}:{last}" if plain else _in_quotes(f"{sheet}:{last}")
    if piece["file"] is not None:
        folder, mark, file = unquote(piece["file"]).removeprefix("//").rpartition("/")
        written = _in_quotes(f"{folder}{mark}[{file}]{sheet}")
    return f"{written}!{area}"


def _address(path: str) -> str:
    slashes = path.replace("\\", "/")
    return "file://" + quote(slashes if slashes.startswith("/") else f"/{slashes}", safe="/:")


def _in_quotes(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _plain(sheet: str) -> str:
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
