package org.caseaudit.register;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadBase.SizeLimitExceededException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;
import org.caseaudit.web.BadInput;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * A form with an extract in it, read while it comes. The servlet container would write files of its own before anybody
 * has asked who sends them, and would leave them behind if it were killed.
 */
final class MultipartForm implements Closeable {

    private static final String FILE = "file";
    private static final int LONGEST_FIELD = 1000;
    private static final int MOST_FIELDS = 20;

    private final Map<String, String> fields = new HashMap<>();
    private ExtractFile file;

    private MultipartForm() {
    }

    /**
     * Reads the form to its end.
     *
     * @throws BadInput if it is none, has no file, or is cut off
     * @throws MaxUploadSizeExceededException if it is larger than the settings allow
     */
    static MultipartForm read(HttpServletRequest request, RegisterSettings settings) throws IOException {
        long limit = settings.largestUpload().toBytes();
        FileUpload upload = new FileUpload();
        upload.setSizeMax(limit);
        MultipartForm form = new MultipartForm();
        try {
            for (FileItemIterator parts = upload.getItemIterator(new Request(request)); parts.hasNext(); ) {
                form.take(parts.next(), settings.folder());
            }
            if (form.file == null) {
                throw new BadInput(FILE, "is missing");
            }
            return form;
        } catch (FileUploadException | IOException e) {
            form.close();
            if (e instanceof SizeLimitExceededException
                    || e instanceof FileUploadIOException && e.getCause() instanceof SizeLimitExceededException) {
                throw new MaxUploadSizeExceededException(limit);
            }
            throw new BadInput(FILE, "did not arrive whole, or not as a form with a file (multipart/form-data)");
        } catch (RuntimeException e) {
            form.close();
            throw e;
        }
    }

    private void take(FileItemStream part, Path folder) throws IOException {
        try (InputStream content = part.openStream()) {
            if (FILE.equals(part.getFieldName()) && file == null) {
                file = ExtractFile.keep(content, folder);
            } else if (fields.size() < MOST_FIELDS) {
                byte[] value = content.readNBytes(LONGEST_FIELD);
                fields.put(part.getFieldName(), new String(value, StandardCharsets.UTF_8));
            }
        }
    }

    /** Null where the form has no such field. */
    String field(String name) {
        return fields.get(name);
    }

    /** Whoever takes it closes it. */
    ExtractFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private record Request(HttpServletRequest request) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public int getContentLength() {
            return request.getContentLength();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
