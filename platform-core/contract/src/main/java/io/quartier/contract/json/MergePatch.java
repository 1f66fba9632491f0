package io.quartier.contract.json;

/**
 * The body of a PATCH, JSON Merge Patch (RFC 7396): absent fields stay, null removes, objects merge. Take it as the
 * entity parameter of a resource method that consumes {@link #MEDIA_TYPE}.
 */
public interface MergePatch {

    /** The media type of RFC 7396; {@code application/json} is taken too. */
    String MEDIA_TYPE = "application/merge-patch+json";

    /**
     * What the record becomes by this patch.
     *
     * @throws io.quartier.contract.error.QuartierException {@code VALIDATION_ERROR} with every fault of the result
     */
    <T extends Record> T applyTo(T current);
}
