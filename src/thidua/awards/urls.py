"""Pages of rounds, dossiers and their appraisal."""

from django.urls import path

from thidua.awards.views import (
    answers,
    appraisal,
    dossiers,
    eligible,
    impact,
    kept,
    law_changes,
    nominations,
    papers,
    printed,
    rounds,
)

app_name = "awards"
urlpatterns = [
    path("dot-xet/", rounds.round_list, name="rounds"),
    path("dot-xet/moi/", rounds.create, name="round_create"),
    path("dot-xet/<int:pk>/", rounds.show, name="round"),
    path("dot-xet/<int:pk>/sua/", rounds.edit, name="round_edit"),
    path("dot-xet/<int:pk>/chuyen-buoc/<str:to>/", rounds.move, name="round_move"),
    path("dot-xet/<int:pk>/dang-ky/", rounds.register, name="register"),
    path("dot-xet/<int:pk>/ho-so/", nominations.nomination_list, name="nominations"),
    path("dot-xet/<int:pk>/ho-so/tai-ve/", printed.nominations_file, name="nominations_file"),
    path("dot-xet/<int:pk>/to-trinh/<str:form>/", printed.proposal, name="proposal"),
    path("dot-xet/<int:pk>/de-nghi/", nominations.nominate_page, name="nominate"),
    path("dot-xet/<int:pk>/du-tieu-chuan/", eligible.eligible_list, name="eligible"),
    path("dot-xet/<int:pk>/du-tieu-chuan/xem-truoc/", eligible.preview, name="eligible_preview"),
    path("dot-xet/<int:pk>/du-tieu-chuan/de-nghi/", eligible.nominate_chosen, name="eligible_nominate"),
    path("dot-xet/<int:pk>/du-tieu-chuan/tom-tat/", eligible.card, name="eligible_card"),
    path("dot-xet/<int:pk>/thieu-sot/", appraisal.defect_table, name="defects"),
    path("ho-so-de-nghi/<int:pk>/", dossiers.show, name="nomination"),
    path("ho-so-de-nghi/<int:pk>/soan/", dossiers.edit, name="nomination_edit"),
    path("ho-so-de-nghi/<int:pk>/kiem-tra/", answers.check_answers, name="check_answers"),
    path("ho-so-de-nghi/<int:pk>/nop/", answers.submit, name="submit"),
    path("ho-so-de-nghi/<int:pk>/da-nop/", answers.receipt, name="receipt"),
    path("ho-so-de-nghi/<int:pk>/rut/", dossiers.withdraw_page, name="withdraw"),
    path("ho-so-de-nghi/<int:pk>/tra-lai/", answers.returned, name="returned"),
    path("ho-so-de-nghi/<int:pk>/phieu-tra/<int:number>/<str:form>/", printed.return_note, name="return_note"),
    path("ho-so-de-nghi/<int:pk>/giai-trinh/", printed.explanation, name="explanation"),
    path("ho-so-de-nghi/<int:pk>/qua-trinh/", dossiers.history, name="history"),
    path("ho-so-de-nghi/<int:pk>/ket-luan/<int:number>/", kept.kept_verdict, name="kept_verdict"),
    path("ho-so-de-nghi/<int:pk>/giay-to/<str:kind>/", papers.paper, name="paper"),
    path("ho-so-de-nghi/<int:pk>/giay-to/<str:kind>/tai-ve/", papers.download, name="paper_file"),
    path("luat/an-ban/<str:digest>/tac-dong/", impact.impact, name="impact"),
    path("ho-so-doi-ket-luan/", law_changes.law_changes, name="law_changes"),
    path("tham-dinh/", appraisal.queue, name="queue"),
    path("tham-dinh/<int:pk>/", appraisal.appraise, name="appraise"),
]
