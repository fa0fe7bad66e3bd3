"""Which keys say what each sentence of the source says: by its cell and its number there, in order."""

SOURCE: dict[tuple[str, str], list[list[str]]] = {
    ("all", "vision"): [
        ["vision-disengagement"],
        ["vision-abuses", "vision-development", "vision-formalisation"],
        ["vision-benefit", "vision-reinvestment", "vision-livelihoods", "vision-governance", "vision-peace"],
    ],
    ("all", "problem"): [
        ["problem-risks"],
        ["problem-derisking"],
        ["problem-unaddressed", "problem-image", "problem-cycles"],
        ["problem-scale", "problem-long-term"],
        ["problem-joint"],
        ["problem-everyone", "problem-efficiency", "problem-transition"],
    ],
    ("industry", "outcome"): [
        ["outcome-company-progress", "outcome-company-diligence"],
        ["outcome-cascade", "outcome-suppliers-capable"],
        ["outcome-common-understanding", "outcome-efficiency"],
        ["outcome-investment", "outcome-company-risks"],
    ],
    ("government", "outcome"): [
        ["outcome-state-data", "outcome-tax-transparent", "outcome-tax-collected"],
        [
            "outcome-state-accountable",
            "outcome-discussions-led",
            "outcome-risks-mitigated",
            "outcome-sector-controlled",
            "outcome-actors-accountable",
        ],
    ],
    ("communities", "outcome"): [
        [
            "outcome-livelihoods-kept",
            "outcome-formalised",
            "outcome-reinvested",
            "outcome-new-activities",
            "outcome-families",
        ],
        ["outcome-secure", "outcome-infrastructure-companies", "outcome-infrastructure-taxes"],
    ],
    ("industry", "output"): [
        [
            "output-information-reviewed",
            "output-risks-understood",
            "output-own-assessment",
            "output-mitigation-supported",
            "output-stakeholders-engaged",
            "output-progress-encouraged",
            "output-suppliers-trained",
        ],
    ],
    ("government", "output"): [
        ["output-gov-informed"],
        ["output-gov-chairs", "output-gov-plans", "output-gov-follow-up", "output-local-authority"],
        ["output-agents-deployed"],
    ],
    ("communities", "output"): [
        ["output-whistleblowing", "output-whistleblowing-safe", "output-community-networks"],
        ["output-sites-integrated", "output-responsible-trading", "output-ongoing-monitoring"],
    ],
    ("industry", "activity"): [
        ["activity-audits", "activity-recommendations"],
        ["activity-new-areas", "activity-evaluations"],
        ["activity-traceability", "activity-verification"],
        ["activity-first-hand", "activity-smelter-audits"],
        [
            "activity-risks-recorded",
            "activity-risks-verified",
            "activity-risks-followed",
            "activity-risks-communicated",
        ],
        ["activity-companies-trained", "activity-company-tools"],
    ],
    ("government", "activity"): [
        ["activity-committees-set-up", "activity-committees-trained"],
        ["activity-data-tools", "activity-digitalisation"],
        ["activity-procedures", "activity-joint-tags"],
        ["activity-state-trained"],
    ],
    ("communities", "activity"): [
        ["activity-baselines", "activity-visits"],
        ["activity-whistleblowing", "activity-whistleblowing-known", "activity-whistleblowing-followed"],
        [
            "activity-community-meetings",
            "activity-safe-space",
            "activity-incidents-discussed",
            "activity-mitigation-guidance",
        ],
        ["activity-protected-checks", "activity-protected-awareness", "activity-protected-monitoring"],
        ["activity-esg-funding", "activity-esg-projects"],
    ],
    ("industry", "assumption"): [
        [
            "assume-businesses-incentive",
            "assume-businesses-relevance",
            "assume-businesses-resources",
            "assume-businesses-train",
            "assume-businesses-engage",
            "assume-businesses-mitigate",
        ],
    ],
    ("government", "assumption"): [
        ["assume-state-aims", "assume-state-learns", "assume-state-uses"],
        ["assume-state-engages", "assume-state-follows"],
    ],
    ("communities", "assumption"): [
        ["assume-communities-supported", "assume-communities-understand", "assume-communities-adhere"],
        ["assume-communities-trace", "assume-communities-join-in"],
    ],
    ("industry", "risk"): [
        ["risk-prices"],
        ["risk-image"],
        ["risk-short-commitment", "risk-no-professionalisation"],
        ["risk-standards-confusion"],
    ],
    ("government", "risk"): [
        ["risk-politics"],
        ["risk-memory"],
        ["risk-law-enforcement"],
        ["risk-unpaid"],
    ],
    ("communities", "risk"): [
        ["risk-law-unknown", "risk-law-refused"],
        ["risk-disputes"],
        ["risk-militarisation"],
        ["risk-armed-interference"],
    ],
}
