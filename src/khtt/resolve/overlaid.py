"""A year's plan as it stands for a province with its overlay."""

from dataclasses import replace

from khtt.nouns.organisation import Organisation, organisation_on
from khtt.nouns.plan.chain import Chain
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.territory import Province, Territory
from khtt.resolve.local import local_of, localised, own_offices, sums_of, weights_for
from khtt.resolve.names import names_for
from khtt.resolve.province import resolve
from khtt.resolve.quotas import allotment


def organisation_of(chain: Chain) -> Organisation:
    """Give the organisation of the plan's day, its offices named as the locality does."""
    return own_offices(organisation_on(chain.file.plan.day), chain.facts)


def resolve_province(chain: Chain, territory: Territory, province: Province) -> Plan:
    """Work out what a plan and the overlay of a province mean for it."""
    organisation = organisation_of(chain)
    file = localised(chain.effective, chain.facts)
    plan = resolve(file, territory, province, organisation)
    names = names_for(file, plan.body, organisation)
    weights = weights_for(province, chain.layers[0].overlay.weights) if chain.layers else None
    local = local_of(chain, plan.body, names, plan.area.commune_phrase)
    return replace(
        plan,
        local=replace(local, sums=sums_of(chain, province)),
        allotment=allotment(file, province, names, plan.area, weights)
        if weights
        else plan.allotment,
    )
