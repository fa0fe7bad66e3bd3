"""Addresses of official paper, tag custody, state agents and procedures. (government)"""

from django.urls import path

from .agents.views import acts as agent_acts
from .agents.views import coverage, duty, register
from .confidence import views as confidence
from .custody.urls import urlpatterns as of_custody
from .procedures.views import checking, listing, reading, writing
from .views import acts, headings, months, scans

app_name = "government"
urlpatterns = [
    path("acts/", acts.act_list, name="acts"),
    path("acts/headings", headings.heading_list, name="headings"),
    path("acts/headings/new", headings.heading_new, name="heading-new"),
    path("acts/headings/<int:pk>", headings.heading_page, name="heading"),
    path("acts/<str:number>", acts.act_page, name="act"),
    path("acts/<str:number>/print", acts.act_print, name="print"),
    path("acts/<str:number>/sign", scans.sign, name="sign"),
    path("acts/<str:number>/copies/<int:seq>", scans.copy_file, name="copy"),
    path("acts/<str:number>/copies/<int:seq>/withdraw", scans.withdraw, name="withdraw"),
    path("months/", months.month_list, name="months"),
    path("months/<str:province>/<str:month>", months.month_page, name="month"),
    path("months/<str:province>/<str:month>/close", months.close, name="close"),
    path("months/<str:province>/<str:month>/restate", months.restate, name="restate"),
    path("agents/", register.agent_list, name="agents"),
    path("agents/new", agent_acts.register, name="agent-new"),
    path("agents/coverage", coverage.coverage, name="coverage"),
    path("agents/duty", duty.duty_list, name="duty"),
    path("agents/duty/print", duty.duty_print, name="duty-print"),
    path("agents/confidence", confidence.take, name="confidence"),
    path("agents/confidence/figures", confidence.figures, name="confidence-figures"),
    path("agents/postings/<int:seq>/end", agent_acts.end, name="posting-end"),
    path("agents/postings/<int:seq>/hand-over", agent_acts.hand_over, name="posting-hand-over"),
    # Codes are written in capitals and may hold a slash; acts and the pages above are not.
    path("agents/<path:code>/change", agent_acts.change, name="agent-change"),
    path("agents/<path:code>/post", agent_acts.post, name="agent-post"),
    path("agents/<path:code>/train", agent_acts.train, name="agent-train"),
    path("agents/<path:code>", register.agent_page, name="agent"),
    path("procedures/", listing.procedure_list, name="procedures"),
    path("procedures/new", writing.new, name="procedure-new"),
    path("procedures/checks/<int:seq>", checking.check_page, name="check"),
    path("procedures/<int:procedure>", reading.procedure_page, name="procedure"),
    path("procedures/<int:procedure>/write", writing.write, name="procedure-write"),
    path("procedures/<int:procedure>/compare", reading.compare, name="procedure-compare"),
    path("procedures/<int:procedure>/<int:version>/print", reading.procedure_print, name="procedure-print"),
    path("procedures/<int:procedure>/<int:version>/translate", writing.translate, name="procedure-translate"),
    path("procedures/<int:procedure>/<int:version>/in-force", writing.in_force, name="procedure-in-force"),
    path("procedures/<int:procedure>/<int:version>/end", writing.end, name="procedure-end"),
    path("procedures/<int:procedure>/<int:version>/sign", writing.sign, name="procedure-sign"),
    path("procedures/<int:procedure>/<int:version>/copies/<int:seq>", writing.copy_file, name="procedure-copy"),
    path("procedures/<int:procedure>/<int:version>/check", checking.check, name="procedure-check"),
    *of_custody,
]
