"""Pages of the record. Each part keeps its own list of addresses."""

from thidua.record.views import declarations, history, identity, imports, initiatives, paths, people

app_name = "record"
urlpatterns = [
    *declarations.urlpatterns,
    *initiatives.urlpatterns,
    *imports.urlpatterns,
    *people.urlpatterns,
    *history.urlpatterns,
    *identity.urlpatterns,
    *paths.urlpatterns,
]
