"""Addresses of tag custody. (government)"""

from django.urls import path

from .views import counts, hand_overs, inventories, limits, lockboxes, losses, requests, sheets, stock

urlpatterns = [
    path("custody/", stock.overview, name="custody"),
    path("custody/holder", stock.holder_page, name="holder"),
    path("custody/sheet", sheets.sheet, name="sheet"),
    path("custody/books", stock.books, name="books"),
    path("custody/quotas", stock.quotas, name="quotas"),
    path("custody/limits", limits.limits, name="limits"),
    path("custody/forecast", stock.forecast_page, name="forecast"),
    path("custody/lockboxes/", lockboxes.lockbox_list, name="lockboxes"),
    path("custody/lockboxes/new", lockboxes.lockbox_new, name="lockbox-new"),
    path("custody/lockboxes/<str:code>/", lockboxes.lockbox_page, name="lockbox"),
    path("custody/lockboxes/<str:code>/keys", lockboxes.lockbox_keys, name="lockbox-keys"),
    path("custody/lockboxes/<str:code>/end", lockboxes.lockbox_end, name="lockbox-end"),
    path("custody/lockboxes/<str:code>/open", lockboxes.lockbox_open, name="lockbox-open"),
    path("custody/lockboxes/<str:code>/procedure", lockboxes.procedure_file, name="lockbox-procedure"),
    path("custody/requests/", requests.request_list, name="requests"),
    path("custody/requests/new", requests.request_new, name="request-new"),
    path("custody/requests/<str:number>/", requests.request_page, name="request"),
    path("custody/requests/<str:number>/<str:act>", requests.request_act, name="request-act"),
    path("custody/hand-overs/", hand_overs.hand_over_list, name="hand-overs"),
    path("custody/hand-overs/new", hand_overs.hand_over_new, name="hand-over-new"),
    path("custody/hand-overs/<int:seq>", hand_overs.hand_over_page, name="hand-over"),
    path("custody/hand-overs/<int:seq>/confirm", hand_overs.confirm, name="confirm"),
    path("custody/hand-overs/<int:seq>/receipt", hand_overs.receipt, name="receipt"),
    path("custody/counts/", counts.take_list, name="takes"),
    path("custody/counts/new", counts.take_new, name="take-new"),
    path("custody/counts/<int:seq>", counts.take_page, name="take"),
    path("custody/missing/<int:seq>", losses.difference_page, name="difference"),
    path("custody/losses/", losses.loss_list, name="losses"),
    path("custody/losses/new", losses.loss_new, name="loss-new"),
    path("custody/inventories/", inventories.inventory_list, name="inventories"),
    path("custody/inventories/new", inventories.inventory_new, name="inventory-new"),
    path("custody/inventories/<str:number>/", inventories.inventory_page, name="inventory"),
]
