"""The door for a web server. (config)"""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chanzo.config.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # which the first request would load
# What stands from the start lives as long as the process: searching it again and again would slow long answers.
gc.collect()
gc.freeze()
