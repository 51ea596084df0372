"""The organisation of Vietnam Social Security in time: its bodies, offices and what they cover."""

from khtt.nouns.organisation.legacy import Body, Office, Organisation, Role, organisation_on

__all__ = ["Body", "Office", "Organisation", "Role", "organisation_on"]
