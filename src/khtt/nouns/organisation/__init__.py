"""The organisation of Vietnam Social Security in time: its bodies, offices and what they cover."""

from khtt.nouns.organisation.areas import commune_names
from khtt.nouns.organisation.bodies import Area, Body, Level, Office, PlaceKind
from khtt.nouns.organisation.building import organisation_on
from khtt.nouns.organisation.entries import Entry, ListError, Problem
from khtt.nouns.organisation.errors import NoBases, NoCommittee, NoList, NoOffice
from khtt.nouns.organisation.offices import BELOW, DIRECTOR, EVERY_OFFICE, offices_by_work
from khtt.nouns.organisation.organisation import Organisation, list_problems
from khtt.nouns.organisation.receivers import Receiver, Receivers, receivers

__all__ = [
    "BELOW",
    "DIRECTOR",
    "EVERY_OFFICE",
    "Area",
    "Body",
    "Entry",
    "Level",
    "ListError",
    "NoBases",
    "NoCommittee",
    "NoList",
    "NoOffice",
    "Office",
    "Organisation",
    "PlaceKind",
    "Problem",
    "Receiver",
    "Receivers",
    "commune_names",
    "list_problems",
    "offices_by_work",
    "organisation_on",
    "receivers",
]
