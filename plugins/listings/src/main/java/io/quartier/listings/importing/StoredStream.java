package io.quartier.listings.importing;

import java.io.InputStream;
import java.util.UUID;

/** A stored file, one piece in memory at a time, each read in a transaction of its own or in the one around it. */
final class StoredStream extends InputStream {

    private final StoredFile stored;
    private final UUID importId;
    private byte[] piece = new byte[0];
    private int at;
    private int position;

    StoredStream(StoredFile stored, UUID importId) {
        this.stored = stored;
        this.importId = importId;
    }

    @Override
    public int read() {
        return fill() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        if (piece != null && at == piece.length) {
            piece = stored.piece(importId, position++);
            at = 0;
        }
        return piece != null;
    }
}
