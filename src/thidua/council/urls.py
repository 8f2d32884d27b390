"""Addresses of this room."""

from django.urls import path

from thidua.council.views import ballots, councils, counting, meetings, minutes, preparing

app_name = "council"
urlpatterns = [
    path("hoi-dong/", meetings.meeting_list, name="meetings"),
    path("hoi-dong/lap/", councils.create, name="council_create"),
    path("hoi-dong/<int:pk>/", councils.show, name="council"),
    path("hoi-dong/<int:pk>/sua/", councils.edit, name="council_edit"),
    path("hoi-dong/<int:pk>/them-thanh-vien/", councils.member_add, name="member_add"),
    path("hoi-dong/thanh-vien/<int:pk>/", councils.member_edit, name="member_edit"),
    path("phien-hop/lap/", meetings.create, name="meeting_create"),
    path("phien-hop/<int:pk>/", meetings.show, name="meeting"),
    path("phien-hop/<int:pk>/sua/", meetings.edit, name="meeting_edit"),
    path("phien-hop/<int:pk>/huy/", meetings.discard, name="discard"),
    path("phien-hop/<int:pk>/thanh-phan/", preparing.attendance, name="attendance"),
    path("phien-hop/<int:pk>/danh-sach/", preparing.agenda, name="agenda"),
    path("phien-hop/<int:pk>/loi-ich/", preparing.interests, name="interests"),
    path("phien-hop/<int:pk>/loi-ich/<int:interest>/bo/", preparing.interest_remove, name="interest_remove"),
    path("phien-hop/<int:pk>/chot-danh-sach/", preparing.freeze, name="freeze"),
    path("phien-hop/<int:pk>/phieu/", ballots.ballots, name="ballots"),
    path("phien-hop/<int:pk>/phieu/<int:number>/<str:form>/", ballots.ballot_file, name="ballot_file"),
    path("phien-hop/<int:pk>/bat-dau-kiem-phieu/", ballots.start_count, name="start_count"),
    path("phien-hop/<int:pk>/kiem-phieu/", counting.counting, name="counting"),
    path("phien-hop/<int:pk>/doi-chieu/", counting.compare, name="compare"),
    path("phien-hop/<int:pk>/kiem-phieu-lai/", counting.recount, name="recount"),
    path("phien-hop/<int:pk>/chot-ket-qua/", counting.close, name="close"),
    path("phien-hop/<int:pk>/ket-qua/", minutes.result, name="result"),
    path("phien-hop/<int:pk>/bien-ban/", minutes.minutes, name="minutes"),
    path("phien-hop/<int:pk>/bien-ban/<str:form>/", minutes.minutes_file, name="minutes_file"),
    path("bang-kiem/<int:pk>/", counting.sheet, name="sheet"),
    path("bang-kiem/<int:pk>/sua-so/", counting.correct, name="correct"),
]
