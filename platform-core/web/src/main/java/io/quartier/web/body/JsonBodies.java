package io.quartier.web.body;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.json.JsonBody;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON from requests: UTF-8 only. */
final class JsonBodies {

    private JsonBodies() {}

    static boolean isJson(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    static JsonBody read(MediaType type, InputStream in) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new QuartierException(CoreProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        try {
            return JsonBody.parse(in.readAllBytes());
        } catch (IOException e) {
            // the client went away, or its chunks do not add up
            throw new QuartierException(CoreProblem.MALFORMED_REQUEST, e);
        }
    }
}
