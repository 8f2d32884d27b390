"""Pages of the shelf of law. The fixed pages stand before the awards and documents, whose keys are words too."""

from django.urls import path

from thidua.rulebooks.views import award, document, editions, index, local, unverified

app_name = "rulebooks"
urlpatterns = [
    path("luat/", index.index, name="index"),
    path("luat/chua-kiem-chung/", unverified.unverified, name="unverified"),
    path("luat/chua-kiem-chung/xuat/", unverified.unverified_workbook, name="unverified_workbook"),
    path("luat/chua-kiem-chung/tep/<int:pk>/", unverified.scan, name="scan"),
    path("luat/chua-kiem-chung/<path:ref>/thu-hoi/", unverified.withdraw, name="withdraw"),
    path("luat/chua-kiem-chung/<path:ref>/", unverified.statement, name="statement"),
    path("luat/an-ban/", editions.editions, name="editions"),
    path("luat/an-ban/theo-phan-mem/", editions.take_packaged, name="take_packaged"),
    path("luat/an-ban/<slug:digest>/", editions.edition, name="edition"),
    path("luat/an-ban/<slug:digest>/ap-dung/", editions.activate, name="activate"),
    path("luat/an-ban/<slug:digest>/thu/", editions.try_again, name="try_again"),
    path("luat/an-ban/<slug:digest>/tep/", editions.archive, name="archive"),
    path("luat/quy-dinh-rieng/", local.documents, name="local_documents"),
    path("luat/quy-dinh-rieng/<int:pk>/", local.document, name="local_document"),
    path("luat/van-ban/<slug:document>/", document.document, name="document"),
    path("luat/<slug:award>/", award.award, name="award"),
    path("luat/<slug:award>/theo-ngay/", award.on_date, name="on_date"),
]
