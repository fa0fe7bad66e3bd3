"""Addresses of signing in, of one's own account, of everybody's, and of organisations. (people)"""

from django.urls import path
from django.views.generic import RedirectView

from . import views

app_name = "people"
urlpatterns = [
    path("account/", views.own_account, name="own"),
    path("account/link/<str:text>/", views.sign_in_by_link, name="link"),
    path("account/first/", views.first_account, name="first"),
    path("account/second-factor/", views.second_factor, name="second_factor"),
    path("account/kept/", views.kept_form, name="kept"),
    path("account/own/<slug:act>", views.own_act, name="own_act"),
    path("account/tokens/<int:token>/revoke", views.own_token, name="own_token"),
    # An address is given by an administrator and not changed by who uses it.
    path("account/email/", RedirectView.as_view(pattern_name="people:own")),
    path("accounts/", views.account_list, name="accounts"),
    path("accounts/new", views.new_account, name="new"),
    path("accounts/<str:number>", views.account_page, name="account"),
    path("accounts/<str:number>/tokens/<int:token>/revoke", views.account_token, name="account_token"),
    path("accounts/<str:number>/<slug:act>", views.account_act, name="account_act"),
    path("organisations/", views.organisation_list, name="organisations"),
    path("organisations/<path:code>", views.organisation_page, name="organisation"),
]
