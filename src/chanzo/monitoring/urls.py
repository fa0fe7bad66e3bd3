"""Addresses of monitoring. (monitoring)"""

from django.urls import path

from .views import plans, settings, standing, teams

app_name = "monitoring"
urlpatterns = [
    path("monitoring/", standing.due_list, name="due"),
    path("monitoring/settings", settings.settings_page, name="settings"),
    path("monitoring/settings/set", settings.settings_set, name="settings-set"),
    path("monitoring/teams", teams.team_list, name="teams"),
    path("monitoring/teams/new", teams.team_new, name="team-new"),
    path("monitoring/teams/<str:code>", teams.team_page, name="team"),
    path("monitoring/plans", plans.plan_list, name="plans"),
    path("monitoring/plans/new", plans.plan_new, name="plan-new"),
    path("monitoring/plans/<int:number>", plans.plan_page, name="plan"),
    path("monitoring/plans/<int:number>/duty", plans.plan_duty, name="duty"),
    path("monitoring/plans/<int:number>/calendar", plans.plan_calendar, name="calendar"),
    path("monitoring/sites/<path:code>", standing.risk_page, name="risk"),
]
