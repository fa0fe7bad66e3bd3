"""How the rooms are put together in one installation. (config)"""

import os
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from . import environment, logs

PROJECT = environment.project_root(Path(__file__), Path.cwd())
HOME = environment.home(os.environ, PROJECT)
SECRET_KEY = environment.secret_key(os.environ, HOME)
DEBUG = environment.switch(os.environ, "CHANZO_DEBUG")
HTTPS = environment.switch(os.environ, "CHANZO_HTTPS")
BASE_URL = os.environ.get("CHANZO_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = environment.words(os.environ, "CHANZO_HOSTS", "127.0.0.1,localhost,[::1]")

# In the order of the story; each room knows only those before it.
ROOMS = [
    "ledger",
    "people",
    "places",
    "findings",
    "sites",
    "traceability",
    "verification",
    "incidents",
    "monitoring",
    "government",
    "change",
    "field",
    "exchange",
    "api",
    "demo",
    "web",
]

INSTALLED_APPS = [
    *(f"chanzo.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "chanzo.config",
]

MIDDLEWARE = [
    # Two bars of 2G; its random padding keeps secrets from being guessed by length.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "chanzo.config.headers.content_security",
    "chanzo.config.addresses.readable",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chanzo.exchange.unknown.nobody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chanzo.people.browsers.remembered",
    "chanzo.people.sessions.timed",
    "chanzo.people.sessions.SignInRequired",
    "chanzo.people.sessions.SecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "chanzo.config.urls"
WSGI_APPLICATION = "chanzo.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": environment.database(os.environ, HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "chanzo.people.passwords.NoContextWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "chanzo.people.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# Whoever finds an open browser must not take the account along by its address.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
# Addresses are counted under the day's code of them, in memory: people/throttle.py.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "chanzo.people.entrance.SignIn",
    "change_password": "chanzo.people.entrance.ChangePassword",
    "set_password": "chanzo.people.entrance.SetPassword",
    "reset_password_from_key": "chanzo.people.entrance.SetPasswordAnew",
}
# Only ``chanzo serve --demo`` takes this back, for its own process.
SECOND_FACTOR_REQUIRED = True
MFA_ADAPTER = "chanzo.people.accounts.SecondFactors"
MFA_FORMS = {
    "add_webauthn": "chanzo.people.entrance.AddKey",
    "edit_webauthn": "chanzo.people.entrance.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "chanzo"
# A passkey signs in alone, so it asks its owner for a finger, a face or a PIN.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Addresses are given by an administrator, and an installation may have no way to send a mail.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Whom the public writes to about a figure of the open data; the address of an office, not of a person.
OPEN_DATA_CONTACT = os.environ.get("CHANZO_OPEN_DATA_CONTACT", "")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("sw", _("Swahili")), ("rw", _("Kinyarwanda"))]
LANG_INFO.setdefault("rw", {"bidi": False, "code": "rw", "name": "Kinyarwanda", "name_local": "Ikinyarwanda"})
LOCALE_PATHS = [PROJECT / "locale"]
TIME_ZONE = "Africa/Kigali"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "chanzo.config.statics.Versioned"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
EMAIL_FILE_PATH = HOME / "outbox"
SMS_GATEWAY = os.environ.get("CHANZO_SMS") or "chanzo.incidents.notices.gateway.FileOutbox"
MAIL_WORKS: bool = bool(os.environ.get("CHANZO_MAIL"))
vars().update(environment.mail(os.environ))

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# A browser takes a cookie of such a name only from this host itself and only when it is secure.
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, BROWSER_COOKIE_NAME = f"{_HOST}sessionid", f"{_HOST}csrftoken", f"{_HOST}browser"
SESSION_COOKIE_AGE = 7 * 24 * 3600  # the longest that people/sessions.py lets one live
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "chanzo.config.logs.Lines", "foreign_pre_chain": [logs.without_secrets]}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"chanzo": {"level": os.environ.get("CHANZO_LOG", "WARNING")}},
}
