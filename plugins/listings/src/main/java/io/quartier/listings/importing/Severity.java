package io.quartier.listings.importing;

/** What a finding did to its row. */
enum Severity {
    /** It was refused. */
    ERROR,
    /** It was imported without what could not be read. */
    WARNING
}
