"""The environment describes a working installation, or every fault is told at once."""

import pytest

from service.errors import SettingsError
from service.settings import Settings

GOOD = {
    "ATTUNE_SECRET_KEY": "x" * 40,
    "DATABASE_URL": "postgres://attune:secret@db/attune",
    "REDIS_URL": "redis://queue:6379/0",
}


def faults(**changes):
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({**GOOD, **changes})
    return [fault.split()[0] for fault in caught.value.faults]


def test_the_three_that_are_needed_are_enough():
    settings = Settings.from_env(GOOD)
    assert settings.database_url == "postgresql+psycopg://attune:secret@db/attune"
    assert (settings.public_url, settings.mail_url) == ("http://127.0.0.1:8000", None)


def test_there_is_no_default_secret_and_all_faults_come_at_once():
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({})
    assert [fault.split()[0] for fault in caught.value.faults] == [
        "ATTUNE_SECRET_KEY",
        "DATABASE_URL",
        "REDIS_URL",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATTUNE_SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://db/attune"),
        ("REDIS_URL", "http://queue"),
        ("ATTUNE_PUBLIC_URL", "http://"),
        ("ATTUNE_MAIL_URL", "smtp:///"),
        ("ATTUNE_MAIL_URL", "smtp://mail:notaport"),
        ("ATTUNE_MAIL_URL", "smtp://mail:99999"),
        ("ATTUNE_WORKERS", "0"),
        ("ATTUNE_PLAN_SECONDS", "soon"),
    ],
)
def test_each_fault_names_its_setting(name, value):
    assert faults(**{name: value}) == [name]
