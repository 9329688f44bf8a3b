"""`thidua demo`, `new` and `forms`: what there is before anything comes back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .screen import facts_of
from .shared import FOLDER, leave, screen, shared, tally, waits
from .usage import Misused

if TYPE_CHECKING:
    from ..demo.mistakes.plant import Planting


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--with-errors", is_flag=True, help="Cài đủ loại lỗi vào phiếu gửi về; danh sách ở loi-da-cai.txt.")
@click.option("--year", is_flag=True, help="Đi tiếp đến hết năm: chấm điểm, xếp hạng, bỏ phiếu, đề nghị (giả định).")
@waits
@shared
def demo(folder: Path, *, with_errors: bool, year: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Tạo một khối mẫu trong FOLDER và tổng hợp; với --year là hai thư mục: 6 tháng đầu năm và cả năm."""
    from ..demo.build import build
    from ..demo.mistakes.plant import LIST_NAME, facts
    from .work import consolidate_folder

    if year and with_errors:
        raise Misused("Chọn một trong --with-errors và --year.")
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    plantings: tuple[Planting, ...] = ()
    if year:
        from ..demo.year import build_year

        folder = build_year(folder)
    else:
        plantings = build(folder, with_errors=with_errors)
    outcome = consolidate_folder(folder)
    said.findings(outcome.run)
    said.notices(outcome.notices)
    said.say(f"Đã tạo khối mẫu trong {folder}; mở TongHop.xlsm để xem.")
    if with_errors:
        said.say(f"Đã cài lỗi vào phiếu gửi về; từng lỗi và điều phải báo ghi ở {folder / LIST_NAME}.")
        said.say(tally(outcome.run))
        said.know(planted=facts(plantings))
    said.know(**facts_of(outcome.run), changed=outcome.changed, written=[folder])
    said.close()
    leave(outcome.run)


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--from",
    "previous",
    type=FOLDER,
    help="Thư mục kỳ trước: lấy tiếp đơn vị, chỉ tiêu, thang điểm, đăng ký, nhiệm vụ, số liệu và lịch sử.",
)
@click.option("--scheme", help="Thang điểm mẫu (xem: thidua scheme) hoặc tệp .csv cùng các cột của trang Tiêu chí.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì.")
@waits
@shared
def new(
    folder: Path,
    previous: Path | None,
    scheme: str | None,
    *,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Tạo thư mục của một khối với tệp tổng hợp còn trống.

    Từ kỳ 6 tháng sang kỳ cả năm của cùng khối: --from thư mục 6 tháng. Sang năm sau, đổi Trưởng khối: thidua handover.
    """
    from .folders import new_folder

    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    written = new_folder(folder, previous, scheme, dry_run=dry_run)
    said.say(
        f"{'Sẽ tạo' if dry_run else 'Đã tạo'} {written}. Điền các trang Cấu hình, Đơn vị, Chỉ tiêu rồi phát phiếu."
    )
    said.know(written=[written], dry_run=dry_run)
    said.close()


@click.command()
@click.argument("folder", type=FOLDER, default=".")
@click.option("--cross", is_flag=True, help="Viết phiếu chấm chéo theo kết quả bốc thăm.")
@click.option("--register", is_flag=True, help="Viết bản đăng ký thi đua đầu năm.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ viết những tệp nào.")
@waits
@shared
def forms(
    folder: Path, *, cross: bool, register: bool, dry_run: bool, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Viết phiếu cho từng đơn vị vào gui-di/."""
    from .folders import write_cross_forms, write_forms, write_register_forms

    if cross and register:
        raise Misused("Chọn một trong --cross và --register.")
    said = screen(as_json=as_json, quiet=quiet, verbose=verbose)
    write = write_cross_forms if cross else write_register_forms if register else write_forms
    written = write(folder, dry_run=dry_run)
    for path in written:
        said.say(f"{'Sẽ viết' if dry_run else 'Đã viết'} {path}")
    said.know(written=written, dry_run=dry_run)
    said.close()
