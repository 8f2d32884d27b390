"""Pages of the shelf of law. The fixed pages stand before the awards and documents, whose keys are words too."""

from django.urls import path

from thidua.rulebooks.views import award, document, index, unverified

app_name = "rulebooks"
urlpatterns = [
    path("luat/", index.index, name="index"),
    path("luat/chua-kiem-chung/", unverified.unverified, name="unverified"),
    path("luat/van-ban/<slug:document>/", document.document, name="document"),
    path("luat/<slug:award>/", award.award, name="award"),
    path("luat/<slug:award>/theo-ngay/", award.on_date, name="on_date"),
]
