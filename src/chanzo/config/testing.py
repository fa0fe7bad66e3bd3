"""Settings of the test suite: a home of its own that goes away afterwards. (config)"""

import atexit
import os
import shutil
import tempfile

os.environ["CHANZO_HOME"] = _home = tempfile.mkdtemp(prefix="chanzo-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)

from .settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A test sees at once what the worker would do a moment later.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
