"""What templates of the import desk say in words. (field)"""

from django import template

from ..words import table_word

register = template.Library()
register.filter("table_word", table_word)
