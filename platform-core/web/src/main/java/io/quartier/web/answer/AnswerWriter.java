package io.quartier.web.answer;

import io.quartier.contract.data.Page;
import io.quartier.kernel.json.FieldSelection;
import io.quartier.kernel.json.JsonOutput;
import io.quartier.kernel.json.RecordWriter;
import io.quartier.web.exchange.Exchange;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;

/** Writes the record, or the page of records, that a resource method answered with: in the envelope, or as CSV. */
@Provider
@Produces({MediaType.APPLICATION_JSON, "text/csv"})
@Dependent
public class AnswerWriter implements MessageBodyWriter<Record> {

    private static final byte[] DATA = JsonOutput.key("data");
    private static final byte[] PAGINATION = JsonOutput.key("pagination");
    private static final byte[] META = JsonOutput.key("meta");
    private static final byte[] REQUEST_ID = JsonOutput.key("requestId");
    private static final byte[] TIMESTAMP = JsonOutput.key("timestamp");

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Exchange exchange = Exchange.current();
        if (value instanceof Page<?> page && mediaType.isCompatible(CsvTable.MEDIA_TYPE)) {
            CsvTable.of(exchange.route().item(), exchange.fields()).write(page, out);
            return;
        }
        JsonOutput json = value instanceof Page<?> page ? list(page, exchange) : single(value, exchange);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, json.length());
        json.to(out);
    }

    private static JsonOutput single(Record value, Exchange exchange) {
        JsonOutput json = new JsonOutput(1024);
        json.raw('{');
        json.raw(DATA);
        write(value, exchange.fields(), json);
        json.raw(',');
        meta(exchange, json);
        json.raw('}');
        return json;
    }

    private static JsonOutput list(Page<?> page, Exchange exchange) {
        JsonOutput json = new JsonOutput(1024 + 2048 * page.items().size());
        json.raw('{');
        json.raw(DATA);
        json.raw('[');
        boolean first = true;
        for (Object item : page.items()) {
            if (!first) {
                json.raw(',');
            }
            first = false;
            write(item, exchange.fields(), json);
        }
        json.raw(']');
        json.raw(',');
        json.raw(PAGINATION);
        RecordWriter.write(json, page.pagination());
        json.raw(',');
        meta(exchange, json);
        json.raw('}');
        return json;
    }

    private static void write(Object value, FieldSelection fields, JsonOutput json) {
        if (fields != null && value instanceof Record view) {
            RecordWriter.write(json, view, fields);
        } else {
            RecordWriter.write(json, value);
        }
    }

    private static void meta(Exchange exchange, JsonOutput json) {
        json.raw(META);
        json.raw('{');
        json.raw(REQUEST_ID);
        json.plain(exchange.requestId());
        json.raw(',');
        json.raw(TIMESTAMP);
        json.instant(Instant.now());
        json.raw('}');
    }
}
