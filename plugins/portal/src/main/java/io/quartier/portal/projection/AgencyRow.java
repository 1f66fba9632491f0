package io.quartier.portal.projection;

import io.quartier.contract.data.Statement;
import io.quartier.contract.tenancy.OrganizationProfile;

/** How an agency is stored. */
final class AgencyRow {

    private AgencyRow() {}

    /**
     * Stores one that is not known yet. One that is known is looked at only: a whole import comes this way, and trying to
     * add it would wait for whoever is renaming it.
     */
    static Statement add(OrganizationProfile agency) {
        return Statement.of("""
                insert into portal.agencies (organization_id, slug, name)
                select id, slug, name from (select ?::uuid as id, ?::text as slug, ?::text as name) told
                where not exists (select from portal.agencies a where a.organization_id = told.id)
                on conflict (organization_id) do nothing""", agency.id(), agency.slug(), agency.name());
    }

    /** Stores what one that is known is called now. */
    static Statement rename(OrganizationProfile agency) {
        return Statement.of(
                "update portal.agencies set slug = ?, name = ? where organization_id = ? and (slug, name) <> (?, ?)",
                agency.slug(),
                agency.name(),
                agency.id(),
                agency.slug(),
                agency.name());
    }
}
