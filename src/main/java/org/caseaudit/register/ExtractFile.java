package org.caseaudit.register;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An extract as it came, for as long as it is needed. It names children, so nothing of it may stay behind: the operating
 * system removes the file when it is closed and just as well when the application is killed. On Unix it has no name
 * from the moment it is opened; only the application's own user may read it meanwhile.
 */
final class ExtractFile implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final Set<OpenOption> VANISHING = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
            StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);

    private final FileChannel channel;
    private final long size;
    private final String sha256;

    private ExtractFile(FileChannel channel, long size, String sha256) {
        this.channel = channel;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Takes everything that comes.
     *
     * @param folder where the file is while it is open
     * @throws IOException if it cannot be read to its end; nothing stays behind then
     */
    static ExtractFile keep(InputStream content, Path folder) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        FileChannel channel = FileChannel.open(
                folder.resolve("extract-" + UUID.randomUUID()), VANISHING, forOwnerAlone());
        try {
            long size = 0;
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
                    size += channel.write(rest);
                }
            }
            return new ExtractFile(channel, size, Hex.encodeHexString(digest.digest()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileAttribute<?>[] forOwnerAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /** In bytes. */
    long size() {
        return size;
    }

    /** Fingerprint of the content, 64 hexadecimal digits. */
    String sha256Hex() {
        return sha256;
    }

    /** Reads from the start, beside whoever else reads. Closing the stream does not close the file. */
    InputStream open() {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
                position += Math.max(read, 0);
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
