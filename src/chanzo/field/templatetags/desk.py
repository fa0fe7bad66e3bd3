"""What templates of the import desk say in words. (field)"""

from django import template

from chanzo.traceability.words import cell_name

from ..words import table_word

register = template.Library()
register.filter("table_word", table_word)
register.filter("column_word", cell_name)
