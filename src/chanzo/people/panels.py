"""What accounts add to the pages of others: when a reader was here before. (people)"""

from chanzo.web.news import keep_visits

from .services import note_visit

keep_visits(note_visit)
