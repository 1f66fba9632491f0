/**
 * JSON into checked records and back. Start at {@link io.quartier.kernel.json.RecordReader} and
 * {@link io.quartier.kernel.json.RecordWriter}.
 */
package io.quartier.kernel.json;
