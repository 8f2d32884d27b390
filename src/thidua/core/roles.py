"""The roles of the programme. A role is held over a unit and everything below it, for a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OFFICER = "officer", _("Cán bộ thi đua của đơn vị")
    DEPARTMENT = "department", _("Chuyên viên thi đua – khen thưởng của Bộ")
    SECRETARY = "secretary", _("Thư ký Hội đồng")
    TELLER = "teller", _("Người kiểm phiếu")
    LEADER = "leader", _("Lãnh đạo ký quyết định")
    LAWYER = "lawyer", _("Cán bộ pháp chế")
    WORKER = "worker", _("Người lao động")
    ADMIN = "admin", _("Quản trị kỹ thuật")
