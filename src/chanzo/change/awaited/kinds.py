"""Short forms of a definition, one for each way that cases make a value. (change)"""

from functools import partial

from chanzo.core.indicators import Direction, Indicator, Method, Reckoning

N_ = str  # marks a word for the catalogues; it is translated where it is shown

UP, DOWN, NONE = Direction.UP, Direction.DOWN, Direction.NONE
DECLARED, SURVEY = Method.DECLARED, Method.SURVEY

DECLARED_WITH_EVIDENCE = N_("what somebody declares, with evidence")
ASKED_OF_A_SAMPLE = N_("a survey, with its design, sample and share of answers")

share = partial(Indicator, version=1, unit=N_("share"), reckoning=Reckoning.SHARE)
count = partial(Indicator, version=1, reckoning=Reckoning.COUNT)
rate = partial(Indicator, version=1, reckoning=Reckoning.RATE)
median = partial(Indicator, version=1, reckoning=Reckoning.MEDIAN)
