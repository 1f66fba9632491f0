package io.quartier.listings.importing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;

/** Looks at the first bytes of a file, to say what it is where it is not what it should be. */
public final class FileStart {

    private static final int LOOKED_AT = 4096;

    private record Kind(String name, int... start) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("ZIP, XLSX", 'P', 'K', 3, 4),
            new Kind("XLS", 0xD0, 0xCF, 0x11, 0xE0),
            new Kind("PDF", '%', 'P', 'D', 'F'),
            new Kind("GZIP", 0x1F, 0x8B),
            new Kind("JPEG", 0xFF, 0xD8, 0xFF),
            new Kind("PNG", 0x89, 'P', 'N', 'G'));

    private FileStart() {}

    /** The same stream, known to start as a file that has something in it and is none of the usual wrong ones. */
    public static InputStream checkKind(InputStream file) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(file, LOOKED_AT);
        byte[] start = look(pushback);
        if (start.length == 0) {
            throw FileFaults.empty();
        }
        for (Kind kind : KINDS) {
            if (startsWith(start, kind.start())) {
                throw FileFaults.binary(kind.name());
            }
        }
        return pushback;
    }

    /** The same stream without its byte order mark, known to start as UTF-8 text. */
    public static InputStream checkUtf8(InputStream file) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(checkKind(file), LOOKED_AT);
        byte[] start = look(pushback);
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            throw FileFaults.encoding("UTF-16");
        }
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            pushback.skipNBytes(3);
            if (start.length == 3) {
                throw FileFaults.empty();
            }
        }
        int[] zeros = new int[2];
        boolean control = false;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                zeros[i % 2]++;
            } else {
                control |= start[i] > 0 && start[i] < ' ' && start[i] != '\t' && start[i] != '\n' && start[i] != '\r';
            }
        }
        // letters of ours in UTF-16 have a zero in every second byte
        if (Math.max(zeros[0], zeros[1]) > start.length / 4 && Math.min(zeros[0], zeros[1]) == 0) {
            throw FileFaults.encoding("UTF-16");
        }
        if (control || zeros[0] + zeros[1] > start.length / 20) {
            throw FileFaults.binary("binary");
        }
        return pushback;
    }

    private static byte[] look(PushbackInputStream file) throws IOException {
        byte[] start = file.readNBytes(LOOKED_AT);
        file.unread(start);
        return start;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        return bytes.length >= start.length
                && Arrays.equals(
                        Arrays.stream(start).toArray(),
                        java.util.stream.IntStream.range(0, start.length)
                                .map(i -> bytes[i] & 0xFF)
                                .toArray());
    }
}
