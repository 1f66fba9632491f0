package io.quartier.kernel.idempotency;

import java.util.List;
import java.util.Map;

/**
 * The answer to a request that carried a key.
 *
 * @param requestHash names the request that it answers
 * @param headers as set by the application
 */
public record StoredAnswer(String requestHash, int status, Map<String, List<String>> headers, byte[] body) {}
