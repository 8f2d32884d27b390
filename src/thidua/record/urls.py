"""Pages of the record. Each part keeps its own list of addresses."""

from thidua.record.views import history, identity, imports, paths, people

app_name = "record"
urlpatterns = [
    *imports.urlpatterns,
    *people.urlpatterns,
    *history.urlpatterns,
    *identity.urlpatterns,
    *paths.urlpatterns,
]
