"""Addresses of the home page, the search, the components and the language switch. (web)"""

from django.urls import path
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from . import views
from .menu import Entry, offer

# Every room offers here what it adds to pages, in its modules of these names; they come with the addresses, since
# they bring views, forms and drawings along and most commands show no page.
offer(Entry(0, _("My work"), "home", lambda user: True, icon="home"))
autodiscover_modules("panels", "homes", "finders")

urlpatterns = [
    path("", views.home, name="home"),
    path("search", views.search_page, name="search"),
    path("components", views.components, name="components"),
    path("language", views.language, name="language"),
]
