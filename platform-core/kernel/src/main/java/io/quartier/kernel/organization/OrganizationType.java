package io.quartier.kernel.organization;

/** What kind of business an organization is. */
public enum OrganizationType {
    AGENCY,
    PROPERTY_MANAGEMENT,
    HOUSING_COOPERATIVE,
    DEVELOPER,
    OWNER,
    OTHER
}
