package io.quartier.listings.importing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 and nothing else: a byte that is not UTF-8 is a fault of the file, not a question mark in a title. */
public final class Utf8Reader extends Reader {

    private final Reader in;
    private boolean ended;

    public Utf8Reader(InputStream file) throws IOException {
        in = new InputStreamReader(
                FileStart.checkUtf8(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            ended |= read < 0;
            return read;
        } catch (CharacterCodingException e) {
            throw FileFaults.encoding("ISO-8859-1, Windows-1252");
        }
    }

    /** Whether the end of the file was met. */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
