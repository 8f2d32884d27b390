"""The main pages, each with somebody who sees something on it. The example is the same each time: its rounds are
1 closed, 2 in decision, 3 at the council, 4 draft, 5 open, 6 in appraisal; its meetings belong to 1, 2 and 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MainPage:
    """A page, reached by its address and then, with `link`, by the first link to a page whose address begins so."""

    who: str | None
    path: str
    link: str = ""

    def __str__(self) -> str:
        return f"{self.who or 'anybody'} {self.path}{' → ' + self.link if self.link else ''}"

    def visit(self, page: Any) -> int:
        """Go there; the status of the answer."""
        status = int(page.goto(self.path).status)
        if self.link and status == 200:
            address = page.locator(f"main a[href^='{self.link}']:not([href*='.xlsx'])").first.get_attribute("href")
            status = int(page.goto(address).status)
        return status


MAIN_PAGES = [
    MainPage(None, "/"),
    MainPage(None, "/tai-khoan/login/"),
    MainPage(None, "/chi-tieu/MT01/"),
    MainPage(None, "/phong-trao/"),
    MainPage(None, "/phong-trao/", "/phong-trao/"),
    MainPage(None, "/don-vi/"),
    MainPage(None, "/don-vi/VEAM/"),
    MainPage(None, "/xac-minh/"),
    MainPage(None, "/luat/"),
    MainPage(None, "/luat/?q=sang+kien"),
    MainPage(None, "/luat/cstd-bo/"),
    MainPage(None, "/luat/ttldtt/?giai-doan=A&giai-doan=B1&giai-doan=B2"),
    MainPage(None, "/luat/cstd-bo/theo-ngay/?doi_tuong=individual&ngay=31/12/2023&ngay_2=01/07/2024"),
    MainPage(None, "/luat/van-ban/ND152/"),
    MainPage("phapche", "/luat/chua-kiem-chung/"),
    MainPage("phapche", "/luat/chua-kiem-chung/", "/luat/chua-kiem-chung/B"),
    MainPage("congnhan", "/"),
    MainPage("congnhan", "/ho-so/cua-toi/"),
    MainPage("congnhan", "/ho-so/khai-khen-thuong/"),
    MainPage("congnhan", "/dot-xet/1/"),
    MainPage("canbo", "/"),
    MainPage("canbo", "/tim/?q=dang"),
    MainPage("canbo", "/ho-so/ca-nhan/"),
    MainPage("canbo", "/ho-so/ca-nhan/", "/ho-so/ca-nhan/"),
    MainPage("canbo", "/ho-so/ca-nhan/?cot=rating&cot=last&thieu=rating"),
    MainPage("canbo", "/ho-so/ca-nhan/sua-hang-loat/"),
    MainPage("canbo", "/ho-so/khai-khen-thuong/cho-xac-nhan/"),
    MainPage("canbo", "/ho-so/sang-kien/"),
    MainPage("canbo", "/ho-so/sang-kien/", "/ho-so/sang-kien/"),
    MainPage("canbo", "/ho-so/nhap-danh-sach/"),
    MainPage("canbo", "/ho-so/nhap-danh-sach/them/"),
    MainPage("canbo", "/dot-xet/"),
    MainPage("canbo", "/dot-xet/5/"),
    MainPage("canbo", "/dot-xet/5/dang-ky/"),
    MainPage("canbo", "/dot-xet/5/de-nghi/?q=nguyen"),
    MainPage("canbo", "/dot-xet/5/du-tieu-chuan/"),
    MainPage("canbo", "/dot-xet/5/ho-so/"),
    MainPage("canbo", "/dot-xet/5/ho-so/?tab=draft", "/ho-so-de-nghi/"),
    MainPage("canbo", "/dot-xet/6/ho-so/?tab=returned", "/ho-so-de-nghi/"),
    MainPage("vu", "/"),
    MainPage("vu", "/don-vi/KHTCQLDN/"),
    MainPage("vu", "/don-vi/XNK/sap-xep/sap-nhap/"),
    MainPage("vu", "/dot-xet/moi/"),
    MainPage("vu", "/dot-xet/6/"),
    MainPage("vu", "/tham-dinh/"),
    MainPage("vu", "/tham-dinh/", "/tham-dinh/"),
    MainPage("vu", "/dot-xet/6/thieu-sot/"),
    MainPage("vu", "/quyet-dinh/"),
    MainPage("vu", "/quyet-dinh/1/"),
    MainPage("vu", "/quyet-dinh/1/bang/"),
    MainPage("vu", "/quyet-dinh/1/", "/bang/"),
    MainPage("vu", "/so-dang-ky/"),
    MainPage("thuky", "/hoi-dong/"),
    MainPage("thuky", "/phien-hop/3/"),
    MainPage("thuky", "/phien-hop/3/thanh-phan/"),
    MainPage("thuky", "/phien-hop/3/danh-sach/"),
    MainPage("thuky", "/phien-hop/3/loi-ich/"),
    MainPage("thuky", "/phien-hop/3/phieu/"),
    MainPage("thuky", "/phien-hop/1/ket-qua/"),
    MainPage("thuky", "/phien-hop/1/bien-ban/"),
    MainPage("kiemphieu2", "/phien-hop/3/kiem-phieu/", "/bang-kiem/"),
    MainPage("lanhdao", "/"),
    MainPage("lanhdao", "/quyet-dinh/4/"),
]
