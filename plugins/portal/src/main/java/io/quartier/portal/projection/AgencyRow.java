package io.quartier.portal.projection;

import io.quartier.contract.data.Statement;
import io.quartier.contract.tenancy.OrganizationProfile;

/** How an agency is stored. */
final class AgencyRow {

    private AgencyRow() {}

    /** Stores it; an agency that is stored like this already is left alone. */
    static Statement upsert(OrganizationProfile agency) {
        return Statement.of("""
                insert into portal.agencies (organization_id, slug, name) values (?, ?, ?)
                on conflict (organization_id) do update set slug = excluded.slug, name = excluded.name
                where (agencies.slug, agencies.name) is distinct from (excluded.slug, excluded.name)""", agency.id(), agency.slug(), agency.name());
    }
}
