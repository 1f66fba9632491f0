package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Files to be imported, in the database in pieces: whichever node takes the work finds them, and none holds one whole. */
@ApplicationScoped
class StoredFile {

    private static final int PIECE = 256 * 1024;

    @PersistenceContext(unitName = "listings")
    EntityManager entities;

    @Inject
    CurrentUser user;

    @Inject
    Writes writes;

    /**
     * Passes a file through and stores what passes; read it to the end.
     *
     * @param keep false where the file is only looked at, because the request has faults already
     */
    Storing store(UUID importId, InputStream file, boolean keep) {
        return new Storing(importId, file, keep);
    }

    /** One piece, null behind the last. */
    @Transactional
    byte[] piece(UUID importId, int position) {
        List<?> found = entities.createNativeQuery(
                        "select content from listings.import_chunks where import_id = ?1 and position = ?2")
                .setParameter(1, importId)
                .setParameter(2, position)
                .getResultList();
        return found.isEmpty() ? null : (byte[]) found.get(0);
    }

    /** Forgets the file. */
    void remove(UUID importId) {
        writes.update(Statement.of("delete from listings.import_chunks where import_id = ?", importId));
    }

    /** Stores what is read through it. */
    final class Storing extends InputStream {

        private final UUID importId;
        private final InputStream file;
        private final boolean keep;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int position;
        private long size;

        Storing(UUID importId, InputStream file, boolean keep) {
            this.importId = importId;
            this.keep = keep;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = file.read(bytes, offset, Math.min(length, PIECE - filled));
            if (read > 0) {
                System.arraycopy(bytes, offset, piece, filled, read);
                filled += read;
                size += read;
                if (filled == PIECE) {
                    write();
                }
            }
            return read;
        }

        /** Stores the rest. */
        long finish() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (filled > 0) {
                write();
            }
            return size;
        }

        private void write() {
            if (keep) {
                insert();
            }
            filled = 0;
        }

        private void insert() {
            writes.update(Statement.of(
                    "insert into listings.import_chunks (organization_id, import_id, position, content)"
                            + " values (?, ?, ?, ?)",
                    user.organizationId(),
                    importId,
                    position++,
                    filled == PIECE ? piece.clone() : Arrays.copyOf(piece, filled)));
        }

        /** Nothing: a parser closes what it has read to its end, but the rest is still to be stored. The file is the request's. */
        @Override
        public void close() {}
    }
}
