"""`thidua scheme`: the example score schemes, and one of them as a workbook to copy from."""

from pathlib import Path

import click

from .shared import screen, shared, waits


@click.command()
@click.argument("name", required=False)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết tệp nào.")
@waits
@shared
def scheme(name: str | None, file: Path | None, *, dry_run: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Cho xem các thang điểm mẫu, hoặc viết một thang ra tệp Excel để chép vào trang Tiêu chí.

    Thang mẫu là ví dụ, không phải quy định. Tệp .csv của khối, cùng các cột ấy, cũng dùng được.
    """
    from ..errors import InputError
    from ..files.drawing.scheme import draw_scheme
    from ..files.schemes import examples, scheme_rows

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    known = examples()
    if name is None:
        for one, title in known.items():
            said.say(f"- {one}: {title}")
        said.know(schemes=known)
        said.close()
        return
    rows, target = scheme_rows(name), file or Path(f"{Path(name).stem}.xlsx")
    if target.exists():
        raise InputError(f"Đã có {target}. Chọn một tên tệp khác.")
    if not dry_run:
        draw_scheme(target, known.get(name, name), rows)
    said.say(f"{'Sẽ viết' if dry_run else 'Đã viết'} {target}. Chép các dòng vào trang Tiêu chí và Cách chấm.")
    said.know(written=[target], dry_run=dry_run)
    said.close()
