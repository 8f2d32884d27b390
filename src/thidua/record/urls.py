"""Pages of the record. Each part keeps its own list of addresses."""

from thidua.record.views import history, imports, paths

app_name = "record"
urlpatterns = [*imports.urlpatterns, *history.urlpatterns, *paths.urlpatterns]
