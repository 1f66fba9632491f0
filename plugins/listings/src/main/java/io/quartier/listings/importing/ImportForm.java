package io.quartier.listings.importing;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of an import's request, for its description alone: they are read as a stream. */
@Schema(description = "The file and what to do with it.")
record ImportForm(
        @Schema(type = SchemaType.STRING, format = "binary", required = true)
        byte[] file,

        @Schema(required = true) ImportFormat format,

        @Schema(defaultValue = "false", description = "Only tell what would happen.")
        Boolean dryRun,

        @Schema(defaultValue = "false", description = "Publish what is new or still a draft; it needs a city.")
        Boolean publish,

        @Schema(
                type = SchemaType.STRING,
                description = "Of a CSV file: which column fills which field, as JSON.",
                example =
                        "{\"externalId\": \"id\", \"price\": \"price\", \"livingArea\": {\"column\": \"sqft\", \"unit\":"
                                + " \"sqft\"}, \"title\": {\"template\": \"House in {city}\"}, \"address.city\": \"city\","
                                + " \"defaults\": {\"type\": \"house\", \"transaction\": \"sale\", \"price.currency\":"
                                + " \"USD\", \"address.country\": \"US\"}}")
        String mapping) {}
