package io.quartier.web.body;

import io.quartier.contract.json.MergePatch;
import io.quartier.kernel.json.JsonRecords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads a request's body into a record, with all faults at once. It names its media types because Payara prefers the
 * reader that names them best to the one for the nearest type.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
@Dependent
public class RecordBodyReader implements MessageBodyReader<Record> {

    @Inject
    JsonRecords records;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() && JsonBodies.isJson(mediaType);
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return records.read(JsonBodies.read(mediaType, body), type);
    }
}
