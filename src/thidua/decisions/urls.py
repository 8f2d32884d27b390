"""Pages of decisions, certificates and revocations."""

from django.urls import path

from thidua.decisions.views import certificates, decisions, drafting, files, revocations

app_name = "decisions"
urlpatterns = [
    path("quyet-dinh/", decisions.decision_list, name="list"),
    path("quyet-dinh/soan/<int:round_pk>/<slug:award>/", drafting.draft, name="draft"),
    path("quyet-dinh/<int:pk>/", decisions.show, name="decision"),
    path("quyet-dinh/<int:pk>/sua/", drafting.edit, name="edit"),
    path("quyet-dinh/<int:pk>/danh-sach/", drafting.choose, name="choose"),
    path("quyet-dinh/<int:pk>/bo/", drafting.discard, name="discard"),
    path("quyet-dinh/<int:pk>/ky/", decisions.sign, name="sign"),
    path("quyet-dinh/<int:pk>/ve-du-thao/", decisions.reopen, name="reopen"),
    path("quyet-dinh/<int:pk>/ban-hanh/", decisions.issue, name="issue"),
    path("quyet-dinh/<int:pk>/ban-in/<slug:form>/", files.paper, name="paper"),
    path("quyet-dinh/<int:pk>/danh-sach.xlsx", files.workbook, name="workbook"),
    path("quyet-dinh/<int:pk>/bang/", certificates.print_page, name="print"),
    path("quyet-dinh/<int:pk>/bang/in/", certificates.print_all, name="print_all"),
    path("quyet-dinh/tep/<uuid:pk>/", files.printed, name="printed"),
    path("quyet-dinh/to-thu-may-in.pdf", files.test_sheet, name="test_sheet"),
    path("bang/<int:pk>/", certificates.show, name="certificate"),
    path("bang/<int:pk>/ban-in.pdf", files.certificate, name="certificate_pdf"),
    path("bang/<int:pk>/dinh-chinh/", certificates.correct, name="correct"),
    path("bang/<int:pk>/de-nghi-huy/", revocations.propose, name="propose_revocation"),
    path("huy-bo/<int:pk>/", revocations.show, name="revocation"),
    path("huy-bo/<int:pk>/khong-huy/", revocations.decline, name="decline_revocation"),
]
