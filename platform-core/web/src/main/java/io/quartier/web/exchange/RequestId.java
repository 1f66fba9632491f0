package io.quartier.web.exchange;

import io.quartier.contract.data.Ids;

/** The name of a request in logs and answers: the client's own, where it is one that may stand in a log line. */
final class RequestId {

    private static final int MAX_LENGTH = 64;

    private RequestId() {}

    static String of(String sent) {
        return sent != null && isGood(sent) ? sent : Ids.next().toString();
    }

    private static boolean isGood(String sent) {
        if (sent.isEmpty() || sent.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < sent.length(); i++) {
            char c = sent.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == ':')) {
                return false;
            }
        }
        return true;
    }
}
