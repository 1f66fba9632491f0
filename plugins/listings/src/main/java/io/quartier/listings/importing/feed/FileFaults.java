package io.quartier.listings.importing.feed;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.util.Map;

/** What can be wrong with a file as a whole; such a file is refused at once, and nothing of it is imported. */
public final class FileFaults {

    private static final String FILE = "file";

    private FileFaults() {}

    static QuartierException empty() {
        return refused(Fault.of(FILE, "FILE_EMPTY"));
    }

    public static QuartierException encoding(String found) {
        return refused(Fault.of(FILE, "FILE_ENCODING", "found", found));
    }

    static QuartierException binary(String found) {
        return refused(Fault.of(FILE, "FILE_TYPE", "found", found));
    }

    public static QuartierException lineTooLong(long line) {
        return refused(Fault.of(FILE, "LINE_TOO_LONG", "line", line));
    }

    public static QuartierException quoteOpen(long line) {
        return refused(Fault.of(FILE, "QUOTE_OPEN", "line", line));
    }

    public static Fault columnRepeated(String column) {
        return Fault.of(FILE, "COLUMN_REPEATED", "column", column);
    }

    public static QuartierException xmlSyntax(long line, long column) {
        return refused(new Fault(FILE, "XML_SYNTAX", Map.of("line", line, "column", column)));
    }

    public static QuartierException xmlDoctype() {
        return refused(Fault.of(FILE, "XML_DOCTYPE"));
    }

    public static QuartierException xmlRoot(String found) {
        return refused(Fault.of(FILE, "XML_ROOT", "found", found));
    }

    public static QuartierException numberShared(String number, long line) {
        return refused(new Fault(FILE, "NUMBER_SHARED", Map.of("number", number, "line", line)));
    }

    public static QuartierException objectTooLarge(long line) {
        return refused(Fault.of(FILE, "OBJECT_TOO_LARGE", "line", line));
    }

    private static QuartierException refused(Fault fault) {
        return QuartierException.invalid(fault);
    }
}
